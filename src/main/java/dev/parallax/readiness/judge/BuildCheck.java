package dev.parallax.readiness.judge;

import dev.parallax.evidence.Epoch;
import dev.parallax.exchange.BuildId;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Is it known which builds were compared, and are they the only ones that answer? */
final class BuildCheck implements Check {

    @Override
    public List<Reason> findings(Docket docket) {
        Epoch epoch = docket.evidence().epoch();
        if (!epoch.buildsKnown()) {
            return List.of(Reason.of(
                            ReasonCode.BUILD_UNKNOWN,
                            Decision.INSUFFICIENT_EVIDENCE,
                            unnamed(epoch) + " name no build, so their evidence counts for nothing")
                    .found("legacy " + shown(epoch.legacy()) + ", candidate " + shown(epoch.candidate()))
                    .asked("both named")
                    .curedBy("have replies carry the build header; its name is the setting PARALLAX_BUILD_HEADER"));
        }
        if (docket.evidence().mixedBuilds()) {
            return List.of(Reason.of(
                            ReasonCode.BUILDS_MIXED,
                            Decision.INSUFFICIENT_EVIDENCE,
                            "more than one build of a side answered lately")
                    .found("more than " + epoch.legacy() + " and " + epoch.candidate())
                    .asked("one build a side")
                    .curedBy("finish the roll-out"));
        }
        return List.of(Reason.of(
                        ReasonCode.BUILD_UNKNOWN,
                        Decision.READY,
                        "legacy " + epoch.legacy() + " was compared with candidate " + epoch.candidate())
                .found(epoch.legacy() + " and " + epoch.candidate()));
    }

    private static String unnamed(Epoch epoch) {
        if (epoch.legacy() == null) {
            return epoch.candidate() == null ? "replies of both sides" : "replies of legacy";
        }
        return "replies of the candidate";
    }

    private static String shown(@Nullable BuildId build) {
        return build == null ? "unnamed" : build.value();
    }
}
