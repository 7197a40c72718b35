package dev.parallax.evidence;

import dev.parallax.exchange.SkipReason;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many reads had which outcome. {@code captured} is counted on entry and the others on exit, so that the conservation
 * law {@code captured = match + mismatch + unstable + vacuous + notCompared + inFlight + crashGap} can be checked rather
 * than assumed.
 *
 * @param captured reads that entered the pipeline
 * @param match agreed
 * @param mismatch differed while the data stood still
 * @param unstable the data moved
 * @param vacuous agreed and proved nothing
 * @param notCompared not compared, by reason; reasons that never occurred are left out
 * @param inFlight entered and not settled yet
 * @param crashGap lost to a crash of Parallax, measured
 */
public record Counts(
        long captured,
        long match,
        long mismatch,
        long unstable,
        long vacuous,
        Map<SkipReason, Long> notCompared,
        long inFlight,
        long crashGap) {

    /** Nothing seen. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, Map.of(), 0, 0);

    /** Copies the map. */
    public Counts {
        notCompared = Map.copyOf(notCompared);
    }

    /** Reads that were compared to an end: match and mismatch. */
    public long compared() {
        return match + mismatch;
    }

    /** Reads not compared, for whatever reason. */
    public long notComparedTotal() {
        return notCompared.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Reads the law cannot account for: 0 while it holds, positive if some vanished, negative if some were counted twice. */
    public long unaccounted() {
        return captured - match - mismatch - unstable - vacuous - notComparedTotal() - inFlight - crashGap;
    }

    /** Field by field. */
    public Counts plus(Counts other) {
        Map<SkipReason, Long> reasons = new EnumMap<>(SkipReason.class);
        reasons.putAll(notCompared);
        other.notCompared.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
        return new Counts(
                captured + other.captured,
                match + other.match,
                mismatch + other.mismatch,
                unstable + other.unstable,
                vacuous + other.vacuous,
                reasons,
                inFlight + other.inFlight,
                crashGap + other.crashGap);
    }
}
