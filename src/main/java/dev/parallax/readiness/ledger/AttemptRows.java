package dev.parallax.readiness.ledger;

import dev.parallax.evidence.Epoch;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Verdict;
import dev.parallax.rules.book.RuleBookDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table {@code attempt}. */
final class AttemptRows {

    private static final String SELECT = """
            select t.name, a.legacy_build, a.candidate_build, a.rules
            from attempt a join tenant t on t.id = a.tenant_id where ? or t.name = ? order by a.id
            """;

    /** Looked for first: numbers are not used up by rows that are there. */
    private static final String INSERT = """
            insert into attempt (tenant_id, legacy_build, candidate_build, rules)
            select t.id, ?, ?, ? from tenant t where t.name = ? and not exists (
                select from attempt a where a.tenant_id = t.id
                    and (a.legacy_build, a.candidate_build, a.rules) = (?, ?, ?))
            on conflict do nothing
            """;

    private final Connection connection;

    AttemptRows(Connection connection) {
        this.connection = connection;
    }

    /** Each tenant's attempts, oldest first; tenants without any are left out. */
    Map<Tenant, List<Epoch>> all() throws SQLException {
        return select(true, "");
    }

    /** The same of one tenant. */
    Map<Tenant, List<Epoch>> of(Tenant tenant) throws SQLException {
        return select(false, tenant.name());
    }

    private Map<Tenant, List<Epoch>> select(boolean all, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setBoolean(1, all);
            statement.setString(2, name);
            Map<Tenant, List<Epoch>> attempts = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    attempts.computeIfAbsent(new Tenant(row.getString(1)), none -> new ArrayList<>())
                            .add(new Epoch(
                                    new BuildId(row.getString(2)),
                                    new BuildId(row.getString(3)),
                                    new RuleBookDigest(row.getString(4))));
                }
            }
            return attempts;
        }
    }

    /** Notes what those verdicts were about, where it is not noted yet. In a transaction. */
    void add(Collection<Verdict> verdicts) throws SQLException {
        if (verdicts.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (Verdict verdict : verdicts) {
                Epoch epoch = verdict.epoch();
                if (epoch == null || epoch.legacy() == null || epoch.candidate() == null) {
                    continue;
                }
                String[] about = {
                    epoch.legacy().value(),
                    epoch.candidate().value(),
                    epoch.rules().hex()
                };
                for (int i = 0; i < about.length; i++) {
                    statement.setString(1 + i, about[i]);
                    statement.setString(5 + i, about[i]);
                }
                statement.setString(4, verdict.tenant().name());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
