package dev.parallax.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parallax.report.wire.DifferenceLine;
import dev.parallax.report.wire.SampleLine;
import java.util.List;

/**
 * One kept pair, as a page shows it.
 *
 * @param number its place among the samples, from 1
 * @param sample the pair
 * @param tree both bodies side by side, opened where they differ; empty if they are not both JSON
 * @param elsewhere differences outside the tree: status, headers, or all of them if there is no tree
 * @param patch the RFC 6902 patch, indented; empty if there is none
 */
public record SampleView(
        int number, SampleLine sample, List<TreeRow> tree, List<DifferenceLine> elsewhere, String patch) {

    /** Copies the lists. */
    public SampleView {
        tree = List.copyOf(tree);
        elsewhere = List.copyOf(elsewhere);
    }

    /** Lays a kept pair out. */
    public static SampleView of(int number, SampleLine sample) {
        List<TreeRow> tree = DiffTree.of(sample);
        JsonNode patch = sample.patch();
        return new SampleView(
                number,
                sample,
                tree,
                sample.differences().stream()
                        .filter(difference -> tree.isEmpty() || !Trail.inBody(difference))
                        .toList(),
                patch.isEmpty() ? "" : patch.toPrettyString());
    }
}
