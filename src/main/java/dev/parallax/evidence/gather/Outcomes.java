package dev.parallax.evidence.gather;

import dev.parallax.exchange.SkipReason;
import java.util.EnumMap;
import java.util.Map;

/**
 * Outcomes added up.
 *
 * @param match agreed
 * @param mismatch differed
 * @param unstable the data moved
 * @param vacuous proved nothing
 * @param notCompared by reason; reasons that never occurred are left out
 */
public record Outcomes(long match, long mismatch, long unstable, long vacuous, Map<SkipReason, Long> notCompared) {

    /** No outcome. */
    public static final Outcomes NONE = new Outcomes(0, 0, 0, 0, Map.of());

    /** Copies the map. */
    public Outcomes {
        notCompared = Map.copyOf(notCompared);
    }

    /** Reads that were not compared, for whatever reason. */
    public long notComparedTotal() {
        return notCompared.values().stream().mapToLong(Long::longValue).sum();
    }

    /** All of them. */
    public long total() {
        return match + mismatch + unstable + vacuous + notComparedTotal();
    }

    /** Field by field. */
    public Outcomes plus(Outcomes other) {
        if (notCompared.isEmpty() && other.notCompared.isEmpty()) {
            return new Outcomes(
                    match + other.match,
                    mismatch + other.mismatch,
                    unstable + other.unstable,
                    vacuous + other.vacuous,
                    Map.of());
        }
        Map<SkipReason, Long> reasons = new EnumMap<>(SkipReason.class);
        reasons.putAll(notCompared);
        other.notCompared.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
        return new Outcomes(
                match + other.match,
                mismatch + other.mismatch,
                unstable + other.unstable,
                vacuous + other.vacuous,
                reasons);
    }
}
