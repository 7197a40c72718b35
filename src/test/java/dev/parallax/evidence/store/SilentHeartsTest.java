package dev.parallax.evidence.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.TestStore;
import dev.parallax.evidence.embedded.ClusterName;
import dev.parallax.evidence.gather.Limits;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each instance beats as a tenant of its own; instances come and go, and their tenants must not stay for ever. */
class SilentHeartsTest {

    private final AddressSource source = new AddressSource(TestStore.database(new ClusterName("silent_hearts")));
    private final EvidenceStore store = new EvidenceStore(source, new Limits(1_000, 200, 3, 1 << 20, 5));

    @Test
    void only_the_heartbeats_tenants_of_instances_that_are_gone_for_a_day_are_erased() throws SQLException {
        store.migrate();
        store.register(new InstanceId("here"));
        met("parallax.heartbeat.here", "2 days");
        met("parallax.heartbeat.gone", "25 hours");
        met("parallax.heartbeat.paused", "1 hour");
        met("acme", "400 days");
        met("acme.parallax.heartbeat.x", "2 days");

        store.keepHouse(LocalDate.of(2026, 3, 1), Duration.ofDays(1), Duration.ofDays(400));

        assertThat(tenants())
                .containsExactly(
                        "acme", "acme.parallax.heartbeat.x", "parallax.heartbeat.here", "parallax.heartbeat.paused");
    }

    private void met(String tenant, String ago) throws SQLException {
        run("insert into tenant (name, serving) values ('" + tenant + "', 'LEGACY')");
        run("insert into epoch (rules) values ('r') on conflict do nothing");
        run("insert into tenant_epoch (tenant_id, epoch_id, compared, first_at, last_at) select t.id, e.id, 1,"
                + " now() - interval '" + ago + "', now() - interval '" + ago
                + "' from tenant t, epoch e where t.name = '"
                + tenant + "'");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Set<String> tenants() throws SQLException {
        Set<String> names = new TreeSet<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select name from tenant")) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }
}
