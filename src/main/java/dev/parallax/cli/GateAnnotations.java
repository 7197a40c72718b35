package dev.parallax.cli;

import dev.parallax.readiness.Decision;
import java.util.stream.Collectors;

/** Gate answers as GitHub workflow commands. What comes from outside is escaped, so that it cannot start a command. */
final class GateAnnotations {

    private GateAnnotations() {}

    static String of(GateAnswers answers) {
        return answers.answers().stream()
                .map(answer -> "::" + level(answer) + " title=Parallax gate%3A "
                        + property(answer.tenant().name()) + " is " + answer.decision() + "::"
                        + escaped(GateText.of(answer).strip()) + "\n")
                .collect(Collectors.joining());
    }

    private static String level(GateAnswers.Answer answer) {
        if (answer.honoured()) {
            return "warning";
        }
        return answer.decision() == Decision.READY ? "notice" : "error";
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return escaped(text).replace(":", "%3A").replace(",", "%2C");
    }
}
