package dev.parallax.serve;

import dev.parallax.capture.Beat;
import dev.parallax.compare.Observation;
import dev.parallax.evidence.Counts;
import dev.parallax.evidence.StoreUnavailableException;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.exchange.Outcome;
import dev.parallax.exchange.SkipReason;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Heartbeat.Stage;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Sends one beat and follows it from station to station. Used by one thread.
 *
 * @param tenant the synthetic tenant
 * @param pipeline the pipeline's two ends
 * @param patience how long a beat may take in all
 * @param clock tells when it was sent
 */
record Heart(Tenant tenant, Pipeline pipeline, Duration patience, Clock clock) {

    private static final long LOOK_EVERY_MILLIS = 100;

    /** The pipeline's two ends: where beats go in, and where what became of them is read. */
    interface Pipeline {

        /**
         * Sends a beat.
         *
         * @throws IllegalStateException if the data plane is not started
         */
        Beat send(Tenant tenant);

        /** What the newest beat was found to be; as {@link dev.parallax.compare.FollowedReads#newestBeat}. */
        Optional<Observation> compared();

        /** What the store holds; as {@link dev.parallax.evidence.EvidenceReader#of}. */
        Optional<TenantEvidence> stored(Tenant tenant);

        /** What the judge says; as {@link dev.parallax.readiness.Readiness#of}. */
        Optional<Verdict> judged(Tenant tenant);
    }

    /**
     * Where a beat was lost.
     *
     * @param stage the first station it did not pass
     * @param detail what was seen instead
     */
    record Lost(Stage stage, String detail) {}

    /** Sends a beat and waits for it; empty if it came through. */
    Optional<Lost> beat() throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            Counts before = counts();
            Instant sent = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Beat beat = pipeline.send(tenant);
            if (!happens(beat.captured(), deadline)) {
                return lost(Stage.CAPTURE, "the data plane did not take the read in");
            }
            if (!happens(beat.paired(), deadline)) {
                return lost(Stage.SHADOW, "the two answers did not come together");
            }
            while (!isStoredSince(sent)) {
                Counts now = counts();
                Optional<Lost> otherwise = blind(pipeline.compared(), sent).or(() -> otherwise(before, now));
                if (otherwise.isPresent()) {
                    return otherwise;
                }
                if (System.nanoTime() > deadline) {
                    return now.inFlight() > 0
                            ? lost(Stage.COMPARE, "its pair went in and nothing came out")
                            : lost(Stage.STORE, "it did not reach the store");
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            }
            return isHeldAgainst()
                    ? Optional.empty()
                    : lost(Stage.VERDICT, "the judge does not hold it against anybody");
        } catch (StoreUnavailableException e) {
            return lost(Stage.STORE, "the store cannot be asked");
        } catch (IllegalStateException notStarted) {
            return lost(Stage.CAPTURE, "the data plane is not started");
        }
    }

    private static Optional<Lost> lost(Stage stage, String detail) {
        return Optional.of(new Lost(stage, detail));
    }

    private static boolean happens(CompletionStage<Void> event, long deadline) throws InterruptedException {
        try {
            event.toCompletableFuture().get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        }
    }

    private Counts counts() {
        return pipeline.stored(tenant).map(TenantEvidence::counts).orElse(Counts.NONE);
    }

    private boolean isStoredSince(Instant sent) {
        return pipeline.stored(tenant).stream()
                .flatMap(known -> known.discrepancies().stream())
                .anyMatch(discrepancy -> !discrepancy.lastSeen().isBefore(sent));
    }

    private boolean isHeldAgainst() {
        return pipeline.judged(tenant).stream()
                .flatMap(verdict -> verdict.reasons().stream())
                .anyMatch(reason ->
                        reason.code() == ReasonCode.OPEN_DISCREPANCY && reason.decision() == Decision.NOT_READY);
    }

    /**
     * Whether this beat was compared and taken for something it is not. What rules hide altogether proves nothing, so the books
     * of the tenant do not show it: the comparison itself is asked.
     */
    private static Optional<Lost> blind(Optional<Observation> compared, Instant sent) {
        return compared.filter(observation -> !observation.read().at().isBefore(sent))
                .map(Observation::outcome)
                .filter(outcome -> !(outcome instanceof Outcome.Mismatch))
                .flatMap(outcome -> lost(
                        Stage.COMPARE,
                        outcome instanceof Outcome.NotCompared skipped
                                ? "it was not compared: " + skipped.reason().word()
                                : "the difference was not seen as one"));
    }

    /** Whether the books hold it as something it is not. */
    private static Optional<Lost> otherwise(Counts before, Counts now) {
        if (now.notComparedTotal() > before.notComparedTotal()) {
            return lost(Stage.COMPARE, "it was not compared: " + reason(before, now));
        }
        return agreed(now) > agreed(before)
                ? lost(Stage.COMPARE, "the difference was not seen as one")
                : Optional.empty();
    }

    private static long agreed(Counts counts) {
        return counts.match() + counts.unstable() + counts.vacuous();
    }

    private static String reason(Counts before, Counts after) {
        return after.notCompared().entrySet().stream()
                .filter(entry -> entry.getValue() > before.notCompared().getOrDefault(entry.getKey(), 0L))
                .findFirst()
                .map(Map.Entry::getKey)
                .map(SkipReason::word)
                .orElse("for several reasons");
    }

    /** A pipeline of its parts. */
    record Parts(
            Function<Tenant, Beat> door,
            Supplier<Optional<Observation>> comparison,
            Function<Tenant, Optional<TenantEvidence>> store,
            Function<Tenant, Optional<Verdict>> judge)
            implements Pipeline {

        @Override
        public Beat send(Tenant tenant) {
            return door.apply(tenant);
        }

        @Override
        public Optional<Observation> compared() {
            return comparison.get();
        }

        @Override
        public Optional<TenantEvidence> stored(Tenant tenant) {
            return store.apply(tenant);
        }

        @Override
        public Optional<Verdict> judged(Tenant tenant) {
            return judge.apply(tenant);
        }
    }
}
