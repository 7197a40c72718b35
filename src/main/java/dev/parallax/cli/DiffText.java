package dev.parallax.cli;

import dev.parallax.diff.Comparison;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Fragment;
import dev.parallax.exchange.Masked;
import dev.parallax.exchange.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A comparison as {@code diff} prints it. */
final class DiffText {

    private DiffText() {}

    /** What {@code --format json} prints. */
    record Document(String kind, boolean same, List<Line> differences, List<MaskedPlaces> masked) {}

    /** One difference. */
    record Line(
            String at,
            String pattern,
            DifferenceKind kind,
            Severity severity,
            boolean blocks,
            @Nullable String legacy,
            @Nullable String candidate,
            String shape) {

        static Line of(Difference difference) {
            return new Line(
                    difference.at().text(),
                    difference.pattern().toString(),
                    difference.kind(),
                    difference.severity(),
                    difference.severity().blocks(),
                    text(difference.legacy()),
                    text(difference.candidate()),
                    difference.shape().toString());
        }

        private static @Nullable String text(Fragment fragment) {
            return fragment instanceof Fragment.Present present ? present.text() + (present.cut() ? "…" : "") : null;
        }
    }

    /** Places a rule allows. */
    record MaskedPlaces(String rule, String pattern, long count) {

        static MaskedPlaces of(Masked masked) {
            return new MaskedPlaces(masked.rule().value(), masked.pattern().toString(), masked.count());
        }
    }

    /** What {@code --format json} prints where the bodies could not be compared. */
    record Refusal(String kind, String reason, String limit) {}

    static Object document(Comparison comparison) {
        if (comparison instanceof Comparison.Refused refused) {
            return new Refusal("diff-refused", refused.reason().word(), refused.limit());
        }
        Comparison.Compared compared = (Comparison.Compared) comparison;
        return new Document(
                "diff",
                !compared.blocks(),
                compared.differences().stream().map(Line::of).toList(),
                compared.masked().stream().map(MaskedPlaces::of).toList());
    }

    static String of(Comparison comparison) {
        if (comparison instanceof Comparison.Refused refused) {
            return "not compared: " + refused.limit() + System.lineSeparator();
        }
        Comparison.Compared compared = (Comparison.Compared) comparison;
        StringBuilder text = new StringBuilder();
        for (Difference difference : compared.differences()) {
            Line line = Line.of(difference);
            String at = line.at().isEmpty() ? "the whole body" : line.at();
            text.append(String.join(" ", line.severity().name(), line.kind().name(), "at", Printable.of(at)))
                    .append(": ")
                    .append(Printable.of(line.shape()))
                    .append(System.lineSeparator())
                    .append("  legacy:    ")
                    .append(shown(line.legacy()))
                    .append(System.lineSeparator())
                    .append("  candidate: ")
                    .append(shown(line.candidate()))
                    .append(System.lineSeparator());
        }
        compared.masked()
                .forEach(masked -> text.append("masked by ")
                        .append(masked.rule())
                        .append(": ")
                        .append(masked.count())
                        .append(" at ")
                        .append(masked.pattern())
                        .append(System.lineSeparator()));
        return text.append(compared.blocks() ? "different" : "same")
                .append(System.lineSeparator())
                .toString();
    }

    private static String shown(@Nullable String value) {
        return value == null ? "absent" : Printable.of(value);
    }
}
