package dev.parallax.evidence.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parallax.TestStore;
import dev.parallax.evidence.ChartReader.Point;
import dev.parallax.evidence.ChartReader.Stay;
import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.RuleUseReader;
import dev.parallax.evidence.embedded.ClusterName;
import dev.parallax.evidence.gather.Limits;
import dev.parallax.evidence.sketch.LatencySketch;
import dev.parallax.evidence.store.AddressSource;
import dev.parallax.evidence.store.EvidenceStore;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.RuleId;
import dev.parallax.exchange.Tenant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Charts are drawn from what the store holds, of the tenants asked for and the time asked for. */
class ChartQueriesTest {

    private static final Tenant ACME = new Tenant("acme");
    private static final Tenant BIRCH = new Tenant("birch");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static AddressSource source;

    private final ChartQueries charts = new ChartQueries(() -> source);

    @BeforeAll
    static void fill() throws SQLException {
        source = new AddressSource(TestStore.database(new ClusterName("charts")));
        new EvidenceStore(source, Limits.DEFAULT).migrate();
        run(
                "insert into tenant (id, name, serving) overriding system value values (1, 'acme', 'LEGACY'), (2, 'birch', 'LEGACY')");
        run("insert into operation (id, name) overriding system value values (1, 'listings.get'), (2, 'agents.get')");
        run("insert into epoch (id, legacy_build, candidate_build, rules) overriding system value"
                + " values (1, 'L41', 'C208', 'r'), (2, 'L41', null, 'r')");
        run("insert into discrepancy (id, operation_id, kind, pattern, shape, severity, first_at, last_at)"
                + " values ('00112233445566aa', 1, 'VALUE', '$', 's', 'DEVIATION', now(), now())");
        run(
                "insert into tenant_discrepancy values (1, '00112233445566aa', 1, 3, '2026-11-21 10:00Z', '2026-11-21 11:00Z'),"
                        + " (1, '00112233445566aa', 2, 1, '2026-11-21 12:00Z', '2026-11-21 12:00Z'),"
                        + " (2, '00112233445566aa', 1, 7, '2026-11-21 09:00Z', '2026-11-21 12:00Z')");
        run("insert into tally values ('2026-11-21 10:00Z', 1, 1, 1, false, 5, 1, 0, 0, 0, 0),"
                + " ('2026-11-21 12:00Z', 1, 1, 1, false, 9, 1, 0, 0, 0, 0),"
                + " ('2026-11-21 12:00Z', 1, 2, 2, true, 4, 0, 3, 0, 0, 0),"
                + " ('2026-11-21 13:00Z', 1, 1, 1, false, 0, 0, 8, 0, 2, 0),"
                + " ('2026-11-21 12:00Z', 2, 1, 1, false, 2, 0, 0, 0, 0, 0)");
        run(
                "insert into tenant_epoch (tenant_id, epoch_id, compared, first_at, last_at)"
                        + " values (1, 1, 10, '2026-11-21 09:00Z', '2026-11-21 10:00Z'), (1, 2, 10, '2026-11-21 11:00Z', '2026-11-21 12:00Z')");
        standing(1, 1, sketch(900));
        standing(1, 2, sketch(10, 20, 30));
        standing(2, 2, new LatencySketch());
    }

    @Test
    void a_discrepancy_stays_where_and_under_which_builds_it_was_met_most_often_first() {
        assertThat(charts.stays(new DiscrepancyId("00112233445566aa")))
                .extracting(Stay::tenant, Stay::candidate, Stay::occurrences)
                .containsExactly(
                        tuple(BIRCH, new BuildId("C208"), 7L),
                        tuple(ACME, new BuildId("C208"), 3L),
                        tuple(ACME, null, 1L));
        assertThat(charts.stays(new DiscrepancyId("ffffffffffffffff"))).isEmpty();
    }

    @Test
    void trends_add_up_operations_and_leave_out_other_tenants_earlier_hours_and_hours_without_comparison() {
        Map<Tenant, List<Point>> trends = charts.trends(Set.of(ACME), NOON);

        assertThat(trends).containsOnlyKeys(ACME).containsEntry(ACME, List.of(new Point(NOON, 13, 1)));
        assertThat(charts.trends(Set.of(), NOON)).isEmpty();
    }

    @Test
    void latencies_are_those_of_the_current_epoch_and_of_operations_both_sides_answered() {
        assertThat(charts.curves(ACME)).singleElement().satisfies(curve -> {
            assertThat(curve.operation().value()).isEqualTo("listings.get");
            assertThat(curve.pairs()).isEqualTo(3);
            assertThat(curve.legacy()).hasSize(7).isSorted();
            assertThat(curve.legacy().get(2).toMillis()).isBetween(19L, 21L);
        });
    }

    @Test
    void what_a_rule_masked_is_told_by_the_hour_for_the_tenants_a_caller_sees() throws SQLException {
        run("truncate rule_hour");
        run("insert into rule_hour values (1, 'dates', '2026-11-21 11:00Z', 5), (1, 'dates', '2026-11-21 12:00Z', 2),"
                + " (2, 'dates', '2026-11-21 12:00Z', 40), (2, 'sizes', '2026-11-21 13:00Z', 1)");
        HistoryQueries history = new HistoryQueries(() -> source);

        assertThat(history.hours(Optional.empty(), NOON))
                .containsOnly(
                        Map.entry(new RuleId("dates"), List.of(new RuleUseReader.Hour(NOON, 42))),
                        Map.entry(
                                new RuleId("sizes"),
                                List.of(new RuleUseReader.Hour(NOON.plus(Duration.ofHours(1)), 1))));
        assertThat(history.hours(Optional.of(Set.of(ACME)), NOON.minus(Duration.ofHours(1))))
                .containsOnly(Map.entry(
                        new RuleId("dates"),
                        List.of(
                                new RuleUseReader.Hour(NOON.minus(Duration.ofHours(1)), 5),
                                new RuleUseReader.Hour(NOON, 2))));
    }

    private static LatencySketch sketch(long... millis) {
        LatencySketch sketch = new LatencySketch();
        for (long took : millis) {
            sketch.add(Duration.ofMillis(took));
        }
        return sketch;
    }

    private static void standing(int operation, int epoch, LatencySketch latency) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into standing (tenant_id, operation_id, epoch_id, matches, mismatches, unstable, vacuous,"
                                + " not_compared, skipped, masked_matches, synthetic, matched_cases, mismatched_cases,"
                                + " legacy_latency, candidate_latency) values (1, ?, ?, 0, 0, 0, 0, '', 0, 0, 0, '', '', ?, ?)")) {
            insert.setInt(1, operation);
            insert.setInt(2, epoch);
            insert.setBytes(3, latency.toBytes());
            insert.setBytes(4, latency.toBytes());
            insert.execute();
        }
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
