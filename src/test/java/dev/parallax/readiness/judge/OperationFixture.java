package dev.parallax.readiness.judge;

import dev.parallax.evidence.Counts;
import dev.parallax.evidence.LatencyProfile;
import dev.parallax.evidence.OperationEvidence;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.SkipReason;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** One operation of a {@link TenantFixture}; captured follows from the rest unless a test says otherwise. */
final class OperationFixture {

    OperationId id;
    long cases;
    long mismatchedCases;
    long match;
    long mismatch;
    long unstable;
    long vacuous;
    long inFlight;
    long crashGap;
    long vanished;
    long seenOnce;
    long masked;
    Map<SkipReason, Long> notCompared = new EnumMap<>(SkipReason.class);
    LatencyProfile latency = latency(1_000, 20, 21);
    /** Reads served under earlier builds, within the profile window. */
    long servedBefore;

    Instant lastComparedAt = TenantFixture.NOW.minus(Duration.ofMinutes(1));

    OperationFixture(String id, long cases) {
        this.id = new OperationId(id);
        this.cases = cases;
        this.match = cases * 3;
        this.seenOnce = cases / 10;
    }

    static LatencyProfile latency(long pairs, long legacyP95Millis, long candidateP95Millis) {
        return new LatencyProfile(
                pairs,
                Duration.ofMillis(legacyP95Millis / 2),
                Duration.ofMillis(legacyP95Millis),
                Duration.ofMillis(candidateP95Millis / 2),
                Duration.ofMillis(candidateP95Millis),
                Duration.ofMillis(legacyP95Millis),
                Duration.ofMillis(candidateP95Millis));
    }

    OperationFixture neverCompared() {
        cases = 0;
        mismatchedCases = 0;
        match = 0;
        mismatch = 0;
        seenOnce = 0;
        masked = 0;
        latency = LatencyProfile.NONE;
        lastComparedAt = null;
        return this;
    }

    OperationEvidence evidence() {
        long escaped = notCompared.values().stream().mapToLong(Long::longValue).sum();
        long captured = match + mismatch + unstable + vacuous + escaped + inFlight + crashGap + vanished;
        return new OperationEvidence(
                id,
                new Counts(captured, match, mismatch, unstable, vacuous, notCompared, inFlight, crashGap),
                cases,
                mismatchedCases,
                seenOnce,
                masked,
                latency,
                Math.max(1, captured + servedBefore),
                lastComparedAt);
    }
}
