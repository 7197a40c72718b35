package dev.parallax.report.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parallax.compare.Observation;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.Outcome;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One comparison as it is shown live: names, outcome, kinds and times. Nothing of request or reply is in it, not even a
 * path.
 *
 * @param at when its outcome was known
 * @param tenant whose read it was
 * @param operation of which operation
 * @param outcome what came of it
 * @param reason why it proves nothing or was not compared; left out otherwise
 * @param severity of its worst difference; left out if there is none
 * @param kinds kinds of its differences
 * @param masked places that rules allowed
 * @param legacyMillis how long legacy took; left out if it was not asked
 * @param candidateMillis how long the candidate took; left out if it was not asked
 * @param origin where the read came from
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LiveEvent(
        Instant at,
        String tenant,
        String operation,
        Outcome.Kind outcome,
        @Nullable String reason,
        @Nullable Severity severity,
        List<DifferenceKind> kinds,
        int masked,
        @Nullable Double legacyMillis,
        @Nullable Double candidateMillis,
        Origin origin) {

    private static final double NANOS_PER_MILLI = 1_000_000.0;

    /** Copies the list. */
    public LiveEvent {
        kinds = List.copyOf(kinds);
    }

    static LiveEvent of(Observation observation) {
        List<Difference> differences = differences(observation.outcome());
        Pair pair = observation.settledPair();
        return new LiveEvent(
                observation.at(),
                observation.read().tenant().name(),
                observation.read().operation().id().value(),
                observation.outcome().kind(),
                reason(observation.outcome()),
                differences.stream()
                        .map(Difference::severity)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                differences.stream().map(Difference::kind).distinct().sorted().toList(),
                observation.masked().stream().mapToInt(masked -> masked.count()).sum(),
                pair == null ? null : millis(pair.legacy().latency()),
                pair == null ? null : millis(pair.candidate().latency()),
                observation.read().origin());
    }

    private static List<Difference> differences(Outcome outcome) {
        if (outcome instanceof Outcome.Mismatch mismatch) {
            return mismatch.differences();
        }
        return outcome instanceof Outcome.Match match ? match.notes() : List.of();
    }

    private static @Nullable String reason(Outcome outcome) {
        if (outcome instanceof Outcome.Vacuous vacuous) {
            return vacuous.reason().word();
        }
        return outcome instanceof Outcome.NotCompared skipped ? skipped.reason().word() : null;
    }

    private static double millis(Duration latency) {
        return Math.round(latency.toNanos() / NANOS_PER_MILLI * 100) / 100.0;
    }
}
