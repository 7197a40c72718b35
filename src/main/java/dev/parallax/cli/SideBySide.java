package dev.parallax.cli;

import dev.parallax.diff.Comparison;
import dev.parallax.exchange.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A comparison with both values of each difference beside each other, as wide as the terminal. */
final class SideBySide {

    private static final String RULER = " \u2502 ";
    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final String BOLD_RED = "1;31";
    private static final String BOLD = "1";
    private static final String FAINT = "2";

    private final Terminal terminal;
    private final int column;
    private final StringBuilder text = new StringBuilder();

    private SideBySide(Terminal terminal) {
        this.terminal = terminal;
        this.column = (terminal.width() - RULER.length()) / 2;
    }

    static String of(Comparison comparison, Terminal terminal) {
        if (!(comparison instanceof Comparison.Compared compared)) {
            return DiffText.of(comparison);
        }
        SideBySide view = new SideBySide(terminal);
        if (!compared.differences().isEmpty()) {
            view.row("legacy", "candidate", BOLD, BOLD);
        }
        compared.differences().stream().map(DiffText.Line::of).forEach(view::difference);
        compared.masked()
                .forEach(masked -> view.line(
                        "masked by " + masked.rule() + ": " + masked.count() + " at " + masked.pattern(), FAINT));
        view.line(compared.blocks() ? "different" : "same", compared.blocks() ? BOLD_RED : GREEN);
        return view.text.toString();
    }

    private void difference(DiffText.Line line) {
        String at = line.at().isEmpty() ? "the whole body" : line.at();
        line(
                line.severity() + " " + line.kind() + " at " + at + ": " + line.shape(),
                line.severity() == Severity.CRITICAL ? BOLD_RED : line.blocks() ? RED : YELLOW);
        List<String> legacy = wrapped(line.legacy());
        List<String> candidate = wrapped(line.candidate());
        for (int i = 0; i < Math.max(legacy.size(), candidate.size()); i++) {
            row(
                    i < legacy.size() ? legacy.get(i) : "",
                    i < candidate.size() ? candidate.get(i) : "",
                    line.legacy() == null ? FAINT : RED,
                    line.candidate() == null ? FAINT : GREEN);
        }
    }

    private void row(String legacy, String candidate, String legacyColour, String candidateColour) {
        int shown = legacy.codePointCount(0, legacy.length());
        text.append(painted(legacy, legacyColour))
                .append(" ".repeat(Math.max(0, column - shown)))
                .append(RULER)
                .append(painted(candidate, candidateColour))
                .append(System.lineSeparator());
    }

    private void line(String words, String colour) {
        text.append(painted(Printable.of(words), colour)).append(System.lineSeparator());
    }

    private String painted(String words, String colour) {
        return terminal.coloured() && !words.isEmpty() ? "\u001b[" + colour + "m" + words + "\u001b[0m" : words;
    }

    /** The value cut into lines of a column's width. */
    private List<String> wrapped(@Nullable String value) {
        String printable = value == null ? "(absent)" : Printable.of(value);
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < printable.length()) {
            int left = printable.codePointCount(from, printable.length());
            int to = printable.offsetByCodePoints(from, Math.min(column, left));
            lines.add(printable.substring(from, to));
            from = to;
        }
        return lines;
    }
}
