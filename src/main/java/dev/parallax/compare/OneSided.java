package dev.parallax.compare;

import com.google.re2j.Pattern;
import dev.parallax.rules.Rule;
import dev.parallax.rules.Treatment;
import java.util.Optional;

/**
 * What a rule about two sides means where one side is held against itself, as settling does. Reflexive treatments mean the
 * same. Of the others, {@code pattern} still says which changes do not matter, but an unchanged value that breaks it has not
 * changed; {@code map} and {@code tenant} say nothing about change at all.
 */
final class OneSided {

    private OneSided() {}

    static Optional<Rule> of(Rule rule) {
        Treatment treatment = rule.treatment();
        if (treatment.reflexive()) {
            return Optional.of(rule);
        }
        if (treatment instanceof Treatment.MustMatch pattern) {
            Pattern whole = Pattern.compile(
                    "\\A(?:" + pattern.regex().pattern() + ")\\z",
                    pattern.regex().flags());
            return Optional.of(
                    new Rule(rule.id(), rule.scope(), rule.at(), new Treatment.Replace(whole, ""), rule.governance()));
        }
        return Optional.empty();
    }
}
