package dev.parallax.cli;

import dev.parallax.readiness.Decision;
import java.util.stream.Collectors;

/** Gate answers as JUnit XML: a verdict that says no is a failure, one that cannot be known an error, and one
 * that an override lets pass is skipped: neither passed nor failed. */
final class JunitXml {

    private JunitXml() {}

    static String of(GateAnswers answers) {
        long skipped =
                answers.answers().stream().filter(GateAnswers.Answer::honoured).count();
        long errors = count(answers, Decision.UNKNOWN);
        long failures = count(answers, Decision.NOT_READY) + count(answers, Decision.INSUFFICIENT_EVIDENCE);
        String cases = answers.answers().stream().map(JunitXml::testCase).collect(Collectors.joining());
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"parallax gate\" tests=\""
                + answers.answers().size() + "\" failures=\"" + failures + "\" errors=\"" + errors
                + "\" skipped=\"" + skipped + "\">\n" + cases + "</testsuite>\n";
    }

    private static long count(GateAnswers answers, Decision decision) {
        return answers.answers().stream()
                .filter(answer -> answer.decision() == decision && !answer.honoured())
                .count();
    }

    private static String testCase(GateAnswers.Answer answer) {
        if (answer.honoured()) {
            return element(
                    answer,
                    "    <skipped message=\"overridden: " + escaped(GateText.deciding(answer.answer())) + "\"/>\n"
                            + systemOut(answer));
        }
        String element = answer.decision() == Decision.UNKNOWN ? "error" : "failure";
        String inside = answer.decision() == Decision.READY
                ? systemOut(answer)
                : "    <" + element + " type=\"" + answer.decision() + "\" message=\""
                        + escaped(GateText.deciding(answer.answer())) + "\">" + escaped(GateText.of(answer)) + "</"
                        + element + ">\n";
        return element(answer, inside);
    }

    private static String systemOut(GateAnswers.Answer answer) {
        return "    <system-out>" + escaped(GateText.of(answer)) + "</system-out>\n";
    }

    private static String element(GateAnswers.Answer answer, String inside) {
        return "  <testcase classname=\"parallax.gate\" name=\""
                + escaped(answer.tenant().name()) + "\">\n" + inside + "  </testcase>\n";
    }

    /** Characters XML 1.0 cannot hold become U+FFFD. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isXml(c) ? c : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
