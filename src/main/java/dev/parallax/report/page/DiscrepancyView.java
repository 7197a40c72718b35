package dev.parallax.report.page;

import dev.parallax.report.wire.DiscrepancyDocument;
import java.util.ArrayList;
import java.util.List;

/**
 * One discrepancy, as a page shows it.
 *
 * @param document what is known of it
 * @param samples its kept pairs, laid out
 */
public record DiscrepancyView(DiscrepancyDocument document, List<SampleView> samples) {

    /** Copies the list. */
    public DiscrepancyView {
        samples = List.copyOf(samples);
    }

    /** Lays a discrepancy out. */
    public static DiscrepancyView of(DiscrepancyDocument document) {
        List<SampleView> samples = new ArrayList<>();
        document.samples().forEach(sample -> samples.add(SampleView.of(samples.size() + 1, sample)));
        return new DiscrepancyView(document, samples);
    }
}
