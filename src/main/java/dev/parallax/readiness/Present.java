package dev.parallax.readiness;

import dev.parallax.evidence.Epoch;
import dev.parallax.evidence.RunningBuilds;
import dev.parallax.rules.book.RuleBookDigest;
import java.util.Objects;
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

    /** Whether {@code epoch} is past: another build of a side runs, or other rules are in force. What is not known is not held against it. */
    public boolean supersedes(Epoch epoch) {
        return differs(builds.legacy(), epoch.legacy())
                || differs(builds.candidate(), epoch.candidate())
                || differs(rules, epoch.rules());
    }

    private static boolean differs(@Nullable Object present, @Nullable Object then) {
        return present != null && then != null && !Objects.equals(present, then);
    }
}
