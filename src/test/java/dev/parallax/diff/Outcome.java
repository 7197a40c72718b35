package dev.parallax.diff;

import dev.parallax.exchange.Difference;
import dev.parallax.exchange.Fragment;
import dev.parallax.exchange.Location;
import java.util.List;

/** A comparison as lines in alphabetical order, for comparing comparisons. */
public record Outcome(List<String> differences, List<String> masked, boolean everythingMasked) {

    public static Outcome of(Comparison.Compared compared) {
        return new Outcome(
                compared.differences().stream().map(Outcome::line).sorted().toList(),
                compared.masked().stream()
                        .map(mask -> mask.rule() + " at " + mask.pattern() + " x " + mask.count())
                        .sorted()
                        .toList(),
                compared.everythingMasked());
    }

    private static String line(Difference difference) {
        String at = difference.at() instanceof Location.InBody body
                ? body.legacy() + "|" + body.candidate()
                : difference.at().text();
        return at + " " + difference.pattern() + " " + difference.kind() + " " + difference.severity() + " "
                + difference.shape() + " " + text(difference.legacy()) + " > " + text(difference.candidate());
    }

    private static String text(Fragment fragment) {
        return fragment instanceof Fragment.Present present ? present.text() : "absent";
    }
}
