package dev.parallax.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parallax.report.wire.SampleLine;

/**
 * One kept pair, as a page shows it.
 *
 * @param number its place among the samples, from 1
 * @param sample the pair
 * @param patch the RFC 6902 patch, indented; empty if there is none
 */
public record SampleView(int number, SampleLine sample, String patch) {

    static SampleView of(int number, SampleLine sample) {
        JsonNode patch = sample.patch();
        return new SampleView(number, sample, patch == null ? "" : patch.toPrettyString());
    }
}
