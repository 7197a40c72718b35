package dev.parallax.rules;

import dev.parallax.rules.path.RulePath;
import java.util.List;
import java.util.Locale;

/** Where in a reply a rule holds. */
public sealed interface RuleTarget {

    /** As an author writes it behind {@code at:}. */
    String text();

    /**
     * Places in a body.
     *
     * @param path which places
     */
    record InBody(RulePath path) implements RuleTarget {
        @Override
        public String text() {
            return path.text();
        }
    }

    /**
     * A header field or parts of one. Only headers named by some rule, and those compared by default, are compared at all.
     *
     * @param name kept in lower case
     * @param part which parts of it; {@code $} for the field as a whole
     */
    record InHeader(String name, RulePath part) implements RuleTarget {

        private static final RulePath WHOLE = new RulePath("$", List.of());

        public InHeader {
            name = name.toLowerCase(Locale.ROOT);
        }

        /** The field as a whole. */
        public InHeader(String name) {
            this(name, WHOLE);
        }

        /** Whether it is the field as a whole. */
        public boolean isWhole() {
            return part.segments().isEmpty();
        }

        @Override
        public String text() {
            return "header:" + name + part.text().substring(1);
        }
    }

    /** The status code. */
    record AtStatus() implements RuleTarget {
        @Override
        public String text() {
            return "status";
        }
    }
}
