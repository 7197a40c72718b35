package dev.parallax.cli;

import dev.parallax.readiness.Decision;
import dev.parallax.report.wire.EpochLine;
import dev.parallax.report.wire.ReadinessDocument;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gate answers as they are printed for people, and as JSON. */
final class GateText {

    /** So many reasons of a sort are written out. */
    private static final int EACH = 2;

    /** What follows a verdict that is passed over. */
    private static final String HONOURED = "  ! the override is honoured: this gate lets it pass";

    private GateText() {}

    /** What {@code --format json} prints where there is no verdict to print. */
    record Failure(String kind, String tenant, Decision decision, String message) {}

    /** What {@code --format json} prints for several tenants. */
    record Several(String kind, Decision decision, List<Object> answers) {}

    static String json(GateAnswers answers) {
        List<Object> documents =
                answers.answers().stream().map(GateText::document).toList();
        return JsonText.of(
                documents.size() == 1 ? documents.get(0) : new Several("gate-answers", answers.decision(), documents));
    }

    private static Object document(GateAnswers.Answer answer) {
        return answer.answer() instanceof GateAnswer.Verdict verdict
                ? verdict.document()
                : new Failure("gate-failure", answer.tenant().name(), Decision.UNKNOWN, deciding(answer.answer()));
    }

    static String passing(GateAnswers answers) {
        return answers.answers().stream()
                .filter(answer -> answer.honoured() || answer.decision() == Decision.READY)
                .map(answer -> answer.tenant() + System.lineSeparator())
                .collect(Collectors.joining());
    }

    static String of(GateAnswers answers) {
        return answers.answers().stream().map(GateText::of).collect(Collectors.joining());
    }

    static String of(GateAnswers.Answer answer) {
        return answer.answer() instanceof GateAnswer.Verdict verdict
                ? text(verdict.document()) + (answer.honoured() ? HONOURED + System.lineSeparator() : "")
                : broken(answer);
    }

    private static String broken(GateAnswers.Answer answer) {
        StringBuilder text = new StringBuilder();
        line(text, answer.tenant() + ": " + Decision.UNKNOWN);
        line(text, "  - " + deciding(answer.answer()));
        return text.toString();
    }

    /** What decides, in one clause. */
    static String deciding(GateAnswer answer) {
        if (answer instanceof GateAnswer.Broken broken) {
            return broken.why();
        }
        ReadinessDocument document = ((GateAnswer.Verdict) answer).document();
        return document.decision() == Decision.READY
                ? document.sentence()
                : document.reasons().get(0).message();
    }

    static String text(ReadinessDocument document) {
        StringBuilder text = new StringBuilder();
        line(text, document.tenant() + ": " + document.decision() + builds(document.epoch()));
        ReasonGroups.lines(document.reasons(), EACH).forEach(line -> line(text, "  " + line));
        document.reasons().stream()
                .filter(reason -> reason.code().equals("WAIVED"))
                .forEach(reason -> line(text, "  ~ waived: " + reason.message()));
        document.reasons().stream()
                .filter(reason -> reason.code().equals("OVERRIDDEN"))
                .forEach(reason -> line(text, "  ! override: " + reason.message()));
        line(text, "  " + document.sentence());
        return text.toString();
    }

    private static String builds(@Nullable EpochLine epoch) {
        return epoch == null || epoch.legacyBuild() == null || epoch.candidateBuild() == null
                ? ""
                : " (legacy " + epoch.legacyBuild() + ", candidate " + epoch.candidateBuild() + ")";
    }

    private static void line(StringBuilder text, String line) {
        text.append(Printable.of(line)).append(System.lineSeparator());
    }
}
