package dev.parallax.cli;

import java.util.stream.Collectors;

/** Gate answers as a Markdown table. What comes from outside is escaped: it is text, not markup. */
final class GateMarkdown {

    private GateMarkdown() {}

    static String of(GateAnswers answers) {
        return answers.answers().stream()
                .map(answer -> "| " + escaped(answer.tenant().name()) + " | **"
                        + answer.decision().name().replace("_", "\\_") + "**"
                        + (answer.honoured() ? ", overridden" : "") + " | "
                        + escaped(GateText.deciding(answer.answer())) + " |\n")
                .collect(Collectors.joining(
                        "",
                        "### Parallax gate: " + answers.outcome().name().replace("_", "\\_")
                                + "\n\n| tenant | verdict | because |\n|---|---|---|\n",
                        ""));
    }

    private static String escaped(String text) {
        return text.lines()
                .collect(Collectors.joining(" "))
                .replaceAll("[\\\\`*_{}\\[\\]<>()#+!|~-]", "\\\\$0")
                .replace("&", "&amp;");
    }
}
