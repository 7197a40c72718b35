package dev.parallax.readiness.judge;

import dev.parallax.evidence.Epoch;
import dev.parallax.exchange.BuildId;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Present;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.rules.book.RuleBookDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Are the builds and rules that were compared still those that run? A quiet tenant must not live on a former build's evidence. */
final class PresentCheck implements Check {

    @Override
    public List<Reason> findings(Docket docket) {
        Epoch epoch = docket.evidence().epoch();
        Present present = docket.background().present();
        List<String> then = new ArrayList<>();
        List<String> now = new ArrayList<>();
        Changes changes = new Changes(then, now);
        changes.note("legacy ", epoch.legacy(), present.builds().legacy(), BuildId::value);
        changes.note("candidate ", epoch.candidate(), present.builds().candidate(), BuildId::value);
        changes.note("rules ", epoch.rules(), present.rules(), RuleBookDigest::abbreviated);
        if (now.isEmpty() || docket.evidence().lastComparedAt() == null) {
            return List.of();
        }
        return List.of(Reason.of(
                        ReasonCode.SUPERSEDED,
                        Decision.INSUFFICIENT_EVIDENCE,
                        "nothing of the tenant was compared since " + String.join(", ", now) + " took over from "
                                + String.join(", ", then))
                .found(String.join(", ", then))
                .asked(String.join(", ", now))
                .curedBy("let the tenant's next reads be compared, or " + Again.command(docket)));
    }

    /** What was, and what is instead, side by side: what is not known is not held against anybody. */
    private record Changes(List<String> then, List<String> now) {
        <T> void note(String what, @Nullable T before, @Nullable T after, Function<T, String> shown) {
            if (before != null && after != null && !before.equals(after)) {
                then.add(what + shown.apply(before));
                now.add(what + shown.apply(after));
            }
        }
    }
}
