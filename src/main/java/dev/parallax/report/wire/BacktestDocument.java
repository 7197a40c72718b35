package dev.parallax.report.wire;

import java.util.List;

/**
 * What an edited rule book would do to the differences that are kept.
 *
 * @param kind always {@value #KIND}
 * @param before digest of the rule book in force
 * @param after digest of the edited one
 * @param samples how many samples were looked at
 * @param disappears discrepancies that would no longer block, as far as their samples show
 * @param stays discrepancies that would go on blocking, in part at least
 * @param appears discrepancies that the rules in force hide and the edited ones would not
 * @param unknown discrepancies of which what is kept does not tell
 * @param discrepancies those with samples, the ones that change first; those that no book lets block are left out
 * @param rules rules that differ between the books, or mask something in the samples
 * @param warnings what would be hidden and should probably not be; empty is good news
 * @param caveats what these figures cannot say
 */
public record BacktestDocument(
        String kind,
        String before,
        String after,
        Samples samples,
        int disappears,
        int stays,
        int appears,
        int unknown,
        List<BacktestLine> discrepancies,
        List<BacktestRuleLine> rules,
        List<Warning> warnings,
        List<String> caveats) {

    /** What {@link #kind} holds. */
    public static final String KIND = "backtest";

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if it is of another kind
     */
    public BacktestDocument {
        kind = Wire.kind(KIND, kind);
        discrepancies = List.copyOf(Wire.required("discrepancies", discrepancies));
        rules = List.copyOf(Wire.required("rules", rules));
        warnings = List.copyOf(Wire.required("warnings", warnings));
        caveats = List.copyOf(Wire.required("caveats", caveats));
    }

    /**
     * How far the samples go.
     *
     * @param judged differences in samples that were compared again
     * @param whole how many of those with whole bodies rather than the differing value alone
     * @param unknown differences in samples that could not be
     * @param leftOut discrepancies whose samples were not looked at, for time's sake
     */
    public record Samples(int judged, int whole, int unknown, int leftOut) {}

    /**
     * Something a person should look at before the rules are committed.
     *
     * @param code {@code HIDES_BUG}, {@code HIDES_CRITICAL}, {@code HIDES_FAILURE}, {@code HIDES_OTHERS},
     *     {@code PROVES_NOTHING} or {@code HIDES_NEAR_MISSES}; there may be more one day
     * @param subject the discrepancy or rule it is about
     * @param message what, in a sentence
     */
    public record Warning(String code, String subject, String message) {}
}
