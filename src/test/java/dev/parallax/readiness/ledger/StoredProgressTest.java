package dev.parallax.readiness.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.TestStore;
import dev.parallax.evidence.StoreUnavailableException;
import dev.parallax.evidence.embedded.ClusterName;
import dev.parallax.evidence.gather.Limits;
import dev.parallax.evidence.store.AddressSource;
import dev.parallax.evidence.store.EvidenceStore;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.ProgressLog.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** How many tenants are left follows from the log of verdicts alone, and counts nobody that is not to be moved. */
class StoredProgressTest {

    private static AddressSource source;

    private final StoredProgress progress = new StoredProgress(() -> source);

    @BeforeAll
    static void migrate() {
        source = new AddressSource(TestStore.database(new ClusterName("progress")));
        new EvidenceStore(source, Limits.DEFAULT).migrate();
    }

    @BeforeEach
    void begin() throws SQLException {
        run("truncate tenant cascade");
    }

    @Test
    void tenants_appear_become_ready_and_cease_to_be() throws SQLException {
        log("acme", "UNKNOWN", 0);
        log("birch", "NOT_READY", 0);
        log("acme", "READY", 1_000);
        log("acme", "NOT_READY", 2_000);
        log("birch", "READY", 2_500);
        log("acme", "NOT_READY", 2_500);

        assertThat(progress.steps(Optional.empty()))
                .extracting(Step::appeared, Step::becameReady)
                .containsExactly(pair(2, 0), pair(0, 1), pair(0, -1), pair(0, 1));
        assertThat(left(progress.steps(Optional.empty()))).isEqualTo(1);
    }

    @Test
    void the_tenant_of_the_heartbeat_is_nobody_that_is_left() throws SQLException {
        log("acme", "READY", 0);
        log(Tenant.RESERVED_PREFIX + "heartbeat.1", "NOT_READY", 0);

        assertThat(left(progress.steps(Optional.empty()))).isZero();
    }

    @Test
    void a_caller_is_told_of_its_own_tenants_only() throws SQLException {
        log("acme", "NOT_READY", 0);
        log("birch", "NOT_READY", 0);

        assertThat(left(progress.steps(Optional.of(Set.of(new Tenant("birch"))))))
                .isEqualTo(1);
        assertThat(progress.steps(Optional.of(Set.of()))).isEmpty();
    }

    @Test
    void a_long_history_becomes_a_few_hundred_steps_that_lose_no_change() throws SQLException {
        run("insert into tenant (name, serving) select 'tenant-' || n, 'LEGACY' from generate_series(1, 2000) n");
        run(
                "insert into verdict_change (tenant_id, at, decision, reason, captured, matches, mismatches, sentence, findings)"
                        + " select id, timestamptz '2026-11-01Z' + id * interval '1 minute', 'NOT_READY', 'SOAK', 0, 0, 0, '', ''"
                        + " from tenant");

        List<Step> steps = progress.steps(Optional.empty());

        assertThat(steps)
                .hasSizeLessThanOrEqualTo(251)
                .isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
        assertThat(left(steps)).isEqualTo(2_000);
    }

    @Test
    void a_store_that_is_away_is_said() {
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        nobody.setUrl("jdbc:postgresql://127.0.0.1:1/nothing");

        assertThatThrownBy(() -> new StoredProgress(() -> nobody).steps(Optional.empty()))
                .isInstanceOf(StoreUnavailableException.class);
    }

    private static long left(List<Step> steps) {
        return steps.stream()
                .mapToLong(step -> step.appeared() - step.becameReady())
                .sum();
    }

    private static org.assertj.core.groups.Tuple pair(long appeared, long becameReady) {
        return org.assertj.core.api.Assertions.tuple(appeared, becameReady);
    }

    private static void log(String tenant, String decision, int second) throws SQLException {
        run("insert into tenant (name, serving) values ('" + tenant + "', 'LEGACY') on conflict do nothing");
        run(
                "insert into verdict_change (tenant_id, at, decision, reason, captured, matches, mismatches, sentence, findings)"
                        + " select id, timestamptz '2026-11-21 12:00Z' + " + second + " * interval '1 second', '"
                        + decision
                        + "', 'SOAK', 0, 0, 0, '', '' from tenant where name = '" + tenant + "'");
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
