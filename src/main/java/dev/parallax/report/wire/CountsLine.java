package dev.parallax.report.wire;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads by outcome. They obey {@code captured = match + mismatch + unstable + vacuous + notCompared + inFlight + crashGap}.
 *
 * @param captured reads that entered the pipeline
 * @param match agreed
 * @param mismatch differed while the data stood still
 * @param unstable the data moved
 * @param vacuous agreed and proved nothing
 * @param notCompared not compared, by reason in lower case; reasons that never occurred are left out
 * @param inFlight entered and not settled yet
 * @param crashGap lost to a crash of Parallax, measured
 */
public record CountsLine(
        long captured,
        long match,
        long mismatch,
        long unstable,
        long vacuous,
        Map<String, Long> notCompared,
        long inFlight,
        long crashGap) {

    /** Copies the map, keys sorted. */
    public CountsLine {
        notCompared = Collections.unmodifiableMap(new TreeMap<>(Wire.required("notCompared", notCompared)));
    }
}
