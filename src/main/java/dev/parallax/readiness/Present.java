package dev.parallax.readiness;

import dev.parallax.evidence.RunningBuilds;
import dev.parallax.rules.book.RuleBookDigest;
import org.jspecify.annotations.Nullable;

/**
 * What the tenant's next read would be compared with: evidence of anything else speaks of the past.
 *
 * @param builds the builds that run by now
 * @param rules the rule book in force; null if it is not known
 */
public record Present(RunningBuilds builds, @Nullable RuleBookDigest rules) {

    /** Nothing is known of it. */
    public static final Present UNKNOWN = new Present(RunningBuilds.UNKNOWN, null);
}
