package dev.parallax.evidence.store;

import dev.parallax.evidence.LatencyProfile;
import dev.parallax.evidence.gather.Batch;
import dev.parallax.evidence.gather.Outcomes;
import dev.parallax.evidence.sketch.CaseSketch;
import dev.parallax.evidence.sketch.LatencySketch;
import dev.parallax.exchange.SkipReason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table {@code standing}: counts are added in the store, sketches are read, merged and written back. */
final class StandingRows {

    private final Ids ids;

    StandingRows(Ids ids) {
        this.ids = ids;
    }

    private record Key(int tenant, int operation, int epoch) {}

    private record Sketches(
            CaseSketch matched,
            CaseSketch mismatched,
            LatencySketch legacy,
            LatencySketch candidate,
            Map<SkipReason, Long> notCompared) {

        static Sketches empty() {
            return new Sketches(new CaseSketch(), new CaseSketch(), new LatencySketch(), new LatencySketch(), Map.of());
        }
    }

    /** A part at a time, so that what travels stays small however many tenants a batch touches. */
    void merge(Connection connection, List<Batch.Standing> standings) throws SQLException {
        for (List<Batch.Standing> part : Rows.parts(standings)) {
            mergePart(connection, part);
        }
    }

    private void mergePart(Connection connection, List<Batch.Standing> standings) throws SQLException {
        Map<Key, Sketches> kept = kept(connection, standings);
        Rows rows = new Rows(
                "tenant_id int4",
                "operation_id int4",
                "epoch_id int4",
                "matches int8",
                "mismatches int8",
                "unstable int8",
                "vacuous int8",
                "not_compared text",
                "skipped int8",
                "masked_matches int8",
                "synthetic int8",
                "matched_cases bytea",
                "mismatched_cases bytea",
                "legacy_latency bytea",
                "candidate_latency bytea",
                "first_at timestamptz",
                "last_at timestamptz",
                "distinct_cases int8",
                "differing_cases int8",
                "seen_once int8",
                "latency_pairs int8",
                "legacy_p50 int8",
                "legacy_p95 int8",
                "candidate_p50 int8",
                "candidate_p95 int8",
                "legacy_p95_at_least int8",
                "candidate_p95_at_most int8");
        for (Batch.Standing standing : standings) {
            Key key = key(standing);
            Outcomes outcomes = standing.outcomes();
            // Into what was read, never into the batch: it must stay as it is for another attempt.
            Sketches sketches = kept.computeIfAbsent(key, none -> Sketches.empty());
            sketches.matched().merge(standing.matched());
            sketches.mismatched().merge(standing.mismatched());
            sketches.legacy().merge(standing.legacy());
            sketches.candidate().merge(standing.candidate());
            LatencyProfile latency = StoredStanding.latency(sketches.legacy(), sketches.candidate());
            Map<SkipReason, Long> notCompared = outcomes.plus(new Outcomes(0, 0, 0, 0, sketches.notCompared()))
                    .notCompared();
            rows.add(
                    key.tenant(),
                    key.operation(),
                    key.epoch(),
                    outcomes.match(),
                    outcomes.mismatch(),
                    outcomes.unstable(),
                    outcomes.vacuous(),
                    SkipCounts.write(notCompared),
                    outcomes.notComparedTotal(),
                    standing.maskedMatches(),
                    standing.synthetic(),
                    sketches.matched().toBytes(),
                    sketches.mismatched().toBytes(),
                    sketches.legacy().toBytes(),
                    sketches.candidate().toBytes(),
                    standing.firstCompared(),
                    standing.lastCompared(),
                    sketches.matched().lowerBound(),
                    sketches.mismatched().estimate(),
                    sketches.matched().seenOnce(),
                    latency.pairs(),
                    latency.legacyP50().toNanos(),
                    latency.legacyP95().toNanos(),
                    latency.candidateP50().toNanos(),
                    latency.candidateP95().toNanos(),
                    latency.legacyP95AtLeast().toNanos(),
                    latency.candidateP95AtMost() == null
                            ? null
                            : latency.candidateP95AtMost().toNanos());
        }
        rows.execute(connection, """
                insert into standing as s (tenant_id, operation_id, epoch_id, matches, mismatches, unstable, vacuous,
                    not_compared, skipped, masked_matches, synthetic, matched_cases, mismatched_cases, legacy_latency,
                    candidate_latency, first_at, last_at, distinct_cases, differing_cases, seen_once, latency_pairs,
                    legacy_p50, legacy_p95, candidate_p50, candidate_p95, legacy_p95_at_least, candidate_p95_at_most)
                select * from {rows}
                on conflict (tenant_id, operation_id, epoch_id) do update set
                    matches = s.matches + excluded.matches, mismatches = s.mismatches + excluded.mismatches,
                    unstable = s.unstable + excluded.unstable, vacuous = s.vacuous + excluded.vacuous,
                    not_compared = excluded.not_compared, skipped = s.skipped + excluded.skipped,
                    masked_matches = s.masked_matches + excluded.masked_matches,
                    synthetic = s.synthetic + excluded.synthetic,
                    matched_cases = excluded.matched_cases, mismatched_cases = excluded.mismatched_cases,
                    legacy_latency = excluded.legacy_latency, candidate_latency = excluded.candidate_latency,
                    first_at = least(s.first_at, excluded.first_at), last_at = greatest(s.last_at, excluded.last_at),
                    distinct_cases = excluded.distinct_cases, differing_cases = excluded.differing_cases,
                    seen_once = excluded.seen_once, latency_pairs = excluded.latency_pairs,
                    legacy_p50 = excluded.legacy_p50, legacy_p95 = excluded.legacy_p95,
                    candidate_p50 = excluded.candidate_p50, candidate_p95 = excluded.candidate_p95,
                    legacy_p95_at_least = excluded.legacy_p95_at_least,
                    candidate_p95_at_most = excluded.candidate_p95_at_most
                """);
    }

    private Map<Key, Sketches> kept(Connection connection, List<Batch.Standing> standings) throws SQLException {
        Map<Key, Sketches> kept = new HashMap<>();
        Rows keys = new Rows("tenant_id int4", "operation_id int4", "epoch_id int4");
        for (Batch.Standing standing : standings) {
            Key key = key(standing);
            keys.add(key.tenant(), key.operation(), key.epoch());
        }
        if (keys.isEmpty()) {
            return kept;
        }
        try (PreparedStatement statement = keys.prepare(connection, """
                        select s.tenant_id, s.operation_id, s.epoch_id, s.matched_cases, s.mismatched_cases,
                            s.legacy_latency, s.candidate_latency, s.not_compared
                        from standing s join {rows} on s.tenant_id = r.tenant_id and s.operation_id = r.operation_id
                            and s.epoch_id = r.epoch_id
                        """);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                kept.put(
                        new Key(row.getInt(1), row.getInt(2), row.getInt(3)),
                        new Sketches(
                                CaseSketch.read(row.getBytes(4)),
                                CaseSketch.read(row.getBytes(5)),
                                LatencySketch.read(row.getBytes(6)),
                                LatencySketch.read(row.getBytes(7)),
                                SkipCounts.read(row.getString(8))));
            }
        }
        return kept;
    }

    private Key key(Batch.Standing standing) {
        return new Key(
                ids.of(standing.key().usage().tenant()),
                ids.of(standing.key().usage().operation()),
                ids.of(standing.key().epoch()));
    }
}
