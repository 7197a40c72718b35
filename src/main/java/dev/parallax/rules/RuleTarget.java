package dev.parallax.rules;

import dev.parallax.rules.path.RulePath;
import java.util.Locale;

/** Where in a reply a rule holds. */
public sealed interface RuleTarget {

    /**
     * Places in a JSON body.
     *
     * @param path which places
     */
    record InBody(RulePath path) implements RuleTarget {}

    /**
     * A header field. Only headers named by some rule, and those compared by default, are compared at all.
     *
     * @param name kept in lower case
     */
    record InHeader(String name) implements RuleTarget {
        public InHeader {
            name = name.toLowerCase(Locale.ROOT);
        }
    }

    /** The status code. */
    record AtStatus() implements RuleTarget {}
}
