package dev.parallax.cli;

import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import dev.parallax.report.wire.EpochLine;
import dev.parallax.report.wire.ReadinessDocument;
import dev.parallax.report.wire.ReasonLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A gate's answer as it is printed. */
final class GateText {

    private GateText() {}

    /** What {@code --format json} prints where there is no verdict to print. */
    record Failure(String kind, String tenant, Decision decision, String message) {}

    static String json(GateAnswer answer, Tenant tenant) {
        return JsonText.of(
                answer instanceof GateAnswer.Verdict verdict
                        ? verdict.document()
                        : new Failure("gate-failure", tenant.name(), Decision.UNKNOWN, why(answer)));
    }

    static String text(GateAnswer answer, Tenant tenant) {
        return answer instanceof GateAnswer.Verdict verdict
                ? text(verdict.document())
                : tenant + ": " + Decision.UNKNOWN + System.lineSeparator() + "  " + why(answer)
                        + System.lineSeparator();
    }

    private static String why(GateAnswer answer) {
        return answer instanceof GateAnswer.Broken broken ? broken.why() : "";
    }

    static String text(ReadinessDocument document) {
        StringBuilder text = new StringBuilder();
        line(text, document.tenant() + ": " + document.decision() + builds(document.epoch()));
        List<ReasonLine> unsatisfied = document.reasons().stream()
                .filter(reason -> reason.decision() != Decision.READY)
                .toList();
        unsatisfied.forEach(reason -> {
            line(text, "  - " + reason.message());
            if (reason.cure() != null) {
                line(text, "      cure: " + reason.cure());
            }
        });
        document.reasons().stream()
                .filter(reason -> reason.code().equals("WAIVED"))
                .forEach(reason -> line(text, "  ~ waived: " + reason.message()));
        line(text, "  " + document.sentence());
        return text.toString();
    }

    private static String builds(@Nullable EpochLine epoch) {
        return epoch == null || epoch.legacyBuild() == null || epoch.candidateBuild() == null
                ? ""
                : " (legacy " + epoch.legacyBuild() + ", candidate " + epoch.candidateBuild() + ")";
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }
}
