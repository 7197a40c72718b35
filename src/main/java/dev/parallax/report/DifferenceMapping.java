package dev.parallax.report;

import dev.parallax.exchange.Difference;
import dev.parallax.exchange.Fragment;
import dev.parallax.exchange.Location;
import dev.parallax.exchange.Masked;
import dev.parallax.report.wire.DifferenceLine;
import dev.parallax.report.wire.FragmentLine;
import dev.parallax.report.wire.MaskedLine;
import org.jspecify.annotations.Nullable;

/** From differences and masked places to their wire records. */
final class DifferenceMapping {

    private DifferenceMapping() {}

    static DifferenceLine line(Difference difference) {
        return new DifferenceLine(
                difference.at().text(),
                candidateAt(difference.at()),
                difference.pattern().text(),
                difference.kind(),
                difference.severity(),
                line(difference.legacy()),
                line(difference.candidate()),
                difference.shape().text());
    }

    static MaskedLine line(Masked masked) {
        return new MaskedLine(masked.rule().value(), masked.pattern().text(), masked.count());
    }

    private static @Nullable String candidateAt(Location at) {
        return at instanceof Location.InBody body && !body.legacy().equals(body.candidate())
                ? body.candidate().text()
                : null;
    }

    private static @Nullable FragmentLine line(Fragment fragment) {
        return fragment instanceof Fragment.Present present
                ? new FragmentLine(present.text(), present.bytes(), present.cut())
                : null;
    }
}
