package dev.parallax.readiness.judge;

import dev.parallax.evidence.Epoch;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Present;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.rules.book.RuleBookDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Are the builds and rules that were compared still those that run? A quiet tenant must not live on a former build's evidence. */
final class PresentCheck implements Check {

    @Override
    public List<Reason> findings(Docket docket) {
        Epoch epoch = docket.evidence().epoch();
        Present present = docket.background().present();
        if (docket.evidence().lastComparedAt() == null || !present.supersedes(epoch)) {
            return List.of();
        }
        List<String> then = new ArrayList<>();
        List<String> now = new ArrayList<>();
        note("legacy ", epoch.legacy(), present.builds().legacy(), then, now);
        note("candidate ", epoch.candidate(), present.builds().candidate(), then, now);
        note("rules ", shown(epoch.rules()), shown(present.rules()), then, now);
        return List.of(Reason.of(
                        ReasonCode.SUPERSEDED,
                        Decision.INSUFFICIENT_EVIDENCE,
                        "nothing of the tenant was compared since " + String.join(", ", now) + " took over from "
                                + String.join(", ", then))
                .found(String.join(", ", then))
                .asked(String.join(", ", now))
                .curedBy("let the tenant's next reads be compared, or " + Again.command(docket)));
    }

    private static void note(
            String what, @Nullable Object then, @Nullable Object now, List<String> before, List<String> after) {
        if (then != null && now != null && !Objects.equals(then, now)) {
            before.add(what + then);
            after.add(what + now);
        }
    }

    private static @Nullable String shown(@Nullable RuleBookDigest rules) {
        return rules == null ? null : rules.abbreviated();
    }
}
