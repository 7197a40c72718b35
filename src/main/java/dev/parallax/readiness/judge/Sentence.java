package dev.parallax.readiness.judge;

import dev.parallax.evidence.Epoch;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.statistics.AnytimeTest;
import dev.parallax.readiness.statistics.Confidence;
import dev.parallax.readiness.statistics.Trials;
import java.util.List;

/** Says what the figures carry, and not a word more. */
final class Sentence {

    private Sentence() {}

    static String of(Docket docket, Decision decision, List<Reason> reasons) {
        if (decision == Decision.UNKNOWN) {
            return "Nothing is claimed about tenant " + docket.tenant()
                    + ": Parallax cannot vouch for its own evidence.";
        }
        TenantEvidence evidence = docket.evidence();
        Epoch epoch = evidence.epoch();
        if (!epoch.buildsKnown()) {
            return "Nothing is claimed about tenant " + docket.tenant() + ": it is not known which builds answered.";
        }
        Trials trials = docket.trials();
        if (trials.cases() == 0) {
            return "Nothing was shown about tenant " + docket.tenant() + " between build " + epoch.legacy()
                    + " and build " + epoch.candidate() + ".";
        }
        Confidence confidence = docket.required().mismatches().confidence();
        long compared = docket.operations().stream()
                .filter(operation -> operation.counts().compared() > 0)
                .count();
        boolean pooled = reasons.stream().anyMatch(reason -> reason.code() == ReasonCode.POOLED);
        return "With " + confidence + " confidence, " + (pooled ? together(docket) + ", and " : "") + "at most "
                + AnytimeTest.upperBound(trials, docket.confidence()).roundedUp()
                + " of requests like those compared differ between build " + epoch.legacy() + " and build "
                + epoch.candidate() + " for tenant " + docket.tenant() + (pooled ? " by itself" : "") + ", over "
                + compared + " of the " + evidence.operations().size() + " operations it uses" + waived(reasons) + ".";
    }

    private static String together(Docket docket) {
        TwoLevels levels = new TwoLevels(docket);
        return "at most " + levels.bound().roundedUp() + " in each of its operations over "
                + Shown.count(levels.tenants()) + " or more tenants together";
    }

    private static String waived(List<Reason> reasons) {
        long waivers = reasons.stream()
                .filter(reason -> reason.code() == ReasonCode.WAIVED)
                .count();
        return waivers == 0 ? "" : "; " + Shown.count(waivers, "waiver") + " apart";
    }
}
