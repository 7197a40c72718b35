package dev.parallax.evidence;

import dev.parallax.exchange.BuildId;
import dev.parallax.rules.book.RuleBookDigest;
import org.jspecify.annotations.Nullable;

/**
 * What evidence is about: one combination of builds and rules. A deploy or a changed rule book starts a new one.
 *
 * @param legacy the legacy build; null if its replies name none
 * @param candidate the candidate build; null if its replies name none
 * @param rules the rule book
 */
public record Epoch(@Nullable BuildId legacy, @Nullable BuildId candidate, RuleBookDigest rules) {

    /** Whether both builds are known. Evidence without them counts for nothing towards READY. */
    public boolean buildsKnown() {
        return legacy != null && candidate != null;
    }
}
