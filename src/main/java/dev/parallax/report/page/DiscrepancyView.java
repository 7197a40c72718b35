package dev.parallax.report.page;

import dev.parallax.report.wire.DiscrepancyDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One discrepancy, as a page shows it: one of its samples at a time.
 *
 * @param document what is known of it
 * @param sample the kept pair that is shown; null if none is kept
 * @param spread where and when it was met
 * @param commands how to ask each side oneself
 * @param triage what is about to be said of it; null if the reader may not decide
 */
public record DiscrepancyView(
        DiscrepancyDocument document,
        @Nullable SampleView sample,
        Spread spread,
        List<Command> commands,
        @Nullable TriageForm triage) {

    /** Copies the list. */
    public DiscrepancyView {
        commands = List.copyOf(commands);
    }

    /**
     * A command for a reader's own shell.
     *
     * @param title what it asks
     * @param style the side's style class
     * @param text one line, quoted for a POSIX shell
     */
    public record Command(String title, String style, String text) {}

    /** How many samples are kept. */
    public int samples() {
        return document.samples().size();
    }

    /** Where the triage of it is sent. */
    public String triageAction() {
        return "/discrepancies/" + Shown.segment(document.discrepancy().id()) + "/triage";
    }
}
