package dev.parallax.evidence.store;

import dev.parallax.evidence.LatencyProfile;
import dev.parallax.evidence.gather.Outcomes;
import dev.parallax.evidence.sketch.CaseSketch;
import dev.parallax.evidence.sketch.LatencySketch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code standing} as verdicts need it.
 *
 * @param crashGap reads lost to crashes
 * @param distinctCases lower bound of the cases among the matches
 * @param differingCases estimate of the cases among the mismatches
 * @param seenOnce cases among the matches that were seen once
 * @param last the newest match or mismatch; null if there is none
 */
record StoredStanding(
        Outcomes outcomes,
        long crashGap,
        long maskedMatches,
        long distinctCases,
        long differingCases,
        long seenOnce,
        LatencyProfile latency,
        @Nullable Instant last) {

    /** Nothing seen. */
    static final StoredStanding NONE = new StoredStanding(Outcomes.NONE, 0, 0, 0, 0, 0, LatencyProfile.NONE, null);

    /** How often either bound of a latency may be wrong, so that both hold with 95 % confidence. */
    private static final double RISK = 0.025;

    /** Figures travel for every epoch, sketches only where a row has no figures yet. */
    static final String SQL = """
            select s.tenant_id, s.operation_id, s.epoch_id, s.matches, s.mismatches, s.unstable, s.vacuous,
                s.not_compared, s.crash_gap, s.masked_matches, s.last_at, s.distinct_cases, s.differing_cases,
                s.seen_once, s.latency_pairs, s.legacy_p50, s.legacy_p95, s.candidate_p50, s.candidate_p95,
                s.legacy_p95_at_least, s.candidate_p95_at_most,
                case when s.distinct_cases is null then s.matched_cases end,
                case when s.distinct_cases is null then s.mismatched_cases end,
                case when s.distinct_cases is null then s.legacy_latency end,
                case when s.distinct_cases is null then s.candidate_latency end
            from standing s where ? in (0, s.tenant_id)
            """;

    static StoredStanding read(ResultSet row) throws SQLException {
        Outcomes outcomes = new Outcomes(
                row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7), SkipCounts.read(row.getString(8)));
        long distinct = row.getLong(12);
        if (row.wasNull()) {
            return fromSketches(row, outcomes);
        }
        return new StoredStanding(
                outcomes,
                row.getLong(9),
                row.getLong(10),
                distinct,
                row.getLong(13),
                row.getLong(14),
                latency(row),
                SnapshotReader.instant(row, 11));
    }

    private static StoredStanding fromSketches(ResultSet row, Outcomes outcomes) throws SQLException {
        CaseSketch matched = CaseSketch.read(row.getBytes(22));
        return new StoredStanding(
                outcomes,
                row.getLong(9),
                row.getLong(10),
                matched.lowerBound(),
                CaseSketch.read(row.getBytes(23)).estimate(),
                matched.seenOnce(),
                latency(LatencySketch.read(row.getBytes(24)), LatencySketch.read(row.getBytes(25))),
                SnapshotReader.instant(row, 11));
    }

    static LatencyProfile latency(LatencySketch legacy, LatencySketch candidate) {
        return new LatencyProfile(
                legacy.count(),
                legacy.quantile(0.5),
                legacy.quantile(0.95),
                candidate.quantile(0.5),
                candidate.quantile(0.95),
                legacy.quantileAtLeast(0.95, RISK),
                candidate.quantileAtMost(0.95, RISK).orElse(null));
    }

    private static LatencyProfile latency(ResultSet row) throws SQLException {
        long pairs = row.getLong(15);
        return pairs == 0
                ? LatencyProfile.NONE
                : new LatencyProfile(
                        pairs,
                        Duration.ofNanos(row.getLong(16)),
                        Duration.ofNanos(row.getLong(17)),
                        Duration.ofNanos(row.getLong(18)),
                        Duration.ofNanos(row.getLong(19)),
                        Duration.ofNanos(row.getLong(20)),
                        row.getObject(21) == null ? null : Duration.ofNanos(row.getLong(21)));
    }
}
