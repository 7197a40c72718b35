package dev.parallax.report.page;

import dev.parallax.report.wire.BacktestDocument;
import dev.parallax.report.wire.BacktestRuleLine;
import dev.parallax.report.wire.JobDocument;
import dev.parallax.report.wire.RulesCheckDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rule editor.
 *
 * @param file the file that is edited
 * @param fault why the last attempt could not be made, nothing of what was typed being lost; null if it could
 * @param files files of the book in force
 * @param text what stands in the editor
 * @param meant the discrepancy the rules are meant for; empty if none
 * @param check whether the text could be put in force
 * @param backtest what the samples say; null before they were asked
 * @param job a job that asks all samples; null if there is none
 * @param changes the text against the file in force
 */
public record RuleEditView(
        String file,
        @Nullable String fault,
        List<String> files,
        String text,
        String meant,
        RulesCheckDocument check,
        @Nullable BacktestDocument backtest,
        @Nullable JobDocument job,
        List<DiffLine> changes) {

    /** Copies the lists. */
    public RuleEditView {
        files = List.copyOf(files);
        changes = List.copyOf(changes);
    }

    /** Whether nothing is written yet. */
    public boolean blank() {
        return text.isBlank();
    }

    /** Whether the file may be taken away: it can be put in force, and the samples were asked. */
    public boolean offered() {
        return check.valid() && backtest != null;
    }

    /** Rules of which the edit changes something; the others stay as they are. */
    public List<BacktestRuleLine> affectedRules() {
        return backtest == null
                ? List.of()
                : backtest.rules().stream()
                        .filter(rule -> rule.change() != BacktestRuleLine.Change.SAME || rule.before() != rule.after())
                        .toList();
    }

    /** Numbers of the lines, one a line, for those who edit without a script. */
    public String lineNumbers() {
        StringBuilder numbers = new StringBuilder();
        long lines = text.chars().filter(c -> c == '\n').count() + 1;
        for (long line = 1; line <= lines; line++) {
            numbers.append(line).append('\n');
        }
        return numbers.toString();
    }
}
