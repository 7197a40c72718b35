package dev.parallax.report.wire;

import dev.parallax.evidence.DiscrepancyState;
import dev.parallax.exchange.Severity;
import dev.parallax.report.backtest.Effect;
import java.util.List;

/**
 * What an edited rule book would do to one discrepancy.
 *
 * @param id the discrepancy
 * @param sentence what changed, for people
 * @param operation in replies of which operation
 * @param severity how bad it is
 * @param state what was decided about it
 * @param occurrences how often it was met
 * @param effect what its samples show, the most alarming first: one that appears outweighs one that stays, and so on
 * @param disappear samples it disappears from
 * @param stay samples it stays in
 * @param appear samples it appears in
 * @param unknown samples that do not tell
 * @param why what is missing in those that do not tell; empty if all tell
 * @param hiddenBy rules that would hide it
 */
public record BacktestLine(
        String id,
        String sentence,
        String operation,
        Severity severity,
        DiscrepancyState state,
        long occurrences,
        Effect effect,
        int disappear,
        int stay,
        int appear,
        int unknown,
        String why,
        List<String> hiddenBy) {

    /** Copies the list. */
    public BacktestLine {
        hiddenBy = List.copyOf(Wire.required("hiddenBy", hiddenBy));
    }
}
