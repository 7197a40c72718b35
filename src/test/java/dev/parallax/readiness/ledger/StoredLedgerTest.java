package dev.parallax.readiness.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.TestStore;
import dev.parallax.evidence.Counts;
import dev.parallax.evidence.Epoch;
import dev.parallax.evidence.StoreUnavailableException;
import dev.parallax.evidence.embedded.ClusterName;
import dev.parallax.evidence.gather.Limits;
import dev.parallax.evidence.store.AddressSource;
import dev.parallax.evidence.store.EvidenceStore;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Background;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.LoggedVerdict;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.Verdict;
import dev.parallax.rules.book.RuleBookDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What was said is remembered once, without payload, for as long as its tenant is. */
class StoredLedgerTest {

    private static final Tenant ACME = new Tenant("acme");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Epoch EPOCH =
            new Epoch(new BuildId("L41"), new BuildId("C209"), new RuleBookDigest("a".repeat(64)));

    private static AddressSource source;

    private final StoredLedger ledger = new StoredLedger(() -> source);

    @BeforeAll
    static void migrate() {
        source = new AddressSource(TestStore.database(new ClusterName("verdict_log")));
        new EvidenceStore(source, Limits.DEFAULT).migrate();
    }

    @BeforeEach
    void begin() throws SQLException {
        run("truncate tenant cascade");
        run("insert into tenant (name, serving) values ('acme', 'LEGACY'), ('birch', 'LEGACY')");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Verdict verdict(Tenant tenant, ReasonCode code, Decision decision, Instant at) {
        Reason reason = Reason.of(code, decision, "$.secret-key differs")
                .about(new OperationId("listings.get"))
                .found("3")
                .asked("0");
        return new Verdict(
                tenant,
                decision,
                List.of(reason),
                "Nothing more.",
                EPOCH,
                Side.LEGACY,
                new Counts(10, 7, 3, 0, 0, Map.of(), 0, 0),
                at);
    }

    private static Verdict refused(Instant at) {
        return verdict(ACME, ReasonCode.OPEN_DISCREPANCY, Decision.NOT_READY, at);
    }

    private static Verdict lacking(Instant at) {
        return verdict(ACME, ReasonCode.SOAK, Decision.INSUFFICIENT_EVIDENCE, at);
    }

    private static void remember(StoredLedger ledger, Verdict... verdicts) {
        for (Verdict verdict : verdicts) {
            ledger.remember(List.of(new Ledger.Judged(verdict, NOON.minusSeconds(5), false)));
        }
    }

    @Test
    void a_verdict_is_one_row_however_often_it_is_reached_and_a_change_is_another() {
        remember(ledger, lacking(NOON), lacking(NOON.plusSeconds(10)), refused(NOON.plusSeconds(20)));

        List<LoggedVerdict> log = ledger.of(ACME, 10);
        assertThat(log)
                .extracting(LoggedVerdict::decision)
                .containsExactly(Decision.NOT_READY, Decision.INSUFFICIENT_EVIDENCE);
        LoggedVerdict newest = log.get(0);
        assertThat(newest.previous()).isEqualTo(Decision.INSUFFICIENT_EVIDENCE);
        assertThat(newest.at()).isEqualTo(NOON.plusSeconds(20));
        assertThat(newest.epoch()).isEqualTo(EPOCH);
        assertThat(newest.figures()).isEqualTo(new LoggedVerdict.Figures(10, 7, 3, NOON.minusSeconds(5)));
        assertThat(newest.deciding())
                .isEqualTo(new LoggedVerdict.Finding(
                        ReasonCode.OPEN_DISCREPANCY, Decision.NOT_READY, new OperationId("listings.get"), "3", "0"));
        assertThat(log.get(1).previous()).isNull();
        assertThat(ledger.of(ACME, 1)).containsExactly(newest);
    }

    @Test
    void two_instances_that_see_the_same_change_log_it_once() {
        StoredLedger other = new StoredLedger(() -> source);

        remember(ledger, lacking(NOON));
        remember(other, lacking(NOON));
        remember(other, refused(NOON.plusSeconds(1)));
        remember(ledger, refused(NOON.plusSeconds(1)));

        assertThat(ledger.of(ACME, 10)).hasSize(2);
    }

    @Test
    void a_refusal_is_remembered_through_other_verdicts_and_a_restart() {
        remember(ledger, refused(NOON), refused(NOON.plusSeconds(30)), lacking(NOON.plusSeconds(40)));

        assertThat(ledger.of(ACME)).isEqualTo(new Background(NOON.plusSeconds(30)));
        StoredLedger restarted = new StoredLedger(() -> source);
        remember(restarted, lacking(NOON.plusSeconds(50)));
        assertThat(restarted.of(ACME)).isEqualTo(new Background(NOON.plusSeconds(30)));
        assertThat(restarted.all()).containsOnlyKeys(ACME);
    }

    @Test
    void a_refusal_that_goes_on_is_noted_in_the_store_without_a_row_of_its_own() {
        remember(ledger, refused(NOON), refused(NOON.plusSeconds(90)));

        assertThat(new StoredLedger(() -> source).of(ACME)).isEqualTo(new Background(NOON.plusSeconds(90)));
        assertThat(ledger.of(ACME, 10)).hasSize(1);
    }

    @Test
    void many_verdicts_are_remembered_at_once_and_a_tenant_without_evidence_is_left_out() {
        Tenant birch = new Tenant("birch");
        Tenant nobody = new Tenant("nobody");
        Instant newest = null;

        ledger.remember(List.of(
                new Ledger.Judged(refused(NOON), newest, false),
                new Ledger.Judged(verdict(birch, ReasonCode.SOAK, Decision.READY, NOON), newest, false),
                new Ledger.Judged(verdict(nobody, ReasonCode.SOAK, Decision.READY, NOON), newest, false)));

        assertThat(ledger.all()).isEqualTo(Map.of(ACME, new Background(NOON), birch, Background.NONE));
        assertThat(ledger.of(nobody, 10)).isEmpty();
    }

    @Test
    void nothing_of_a_message_is_kept() throws SQLException {
        remember(ledger, refused(NOON));

        try (Connection connection = source.getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery(
                                "select v::text || convert_from(findings, 'UTF8') || convert_from(sentence, 'UTF8')"
                                        + " from verdict_change v")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).contains("OPEN_DISCREPANCY").doesNotContain("secret-key");
        }
    }

    @Test
    void the_log_of_an_erased_tenant_is_gone_and_begins_anew() throws SQLException {
        remember(ledger, refused(NOON));

        new EvidenceStore(source, Limits.DEFAULT).erase(ACME);

        assertThat(ledger.of(ACME, 10)).isEmpty();
        assertThat(ledger.of(ACME)).isEqualTo(Background.NONE);
    }

    @Test
    void what_is_old_expires_but_the_newest_word_stands() {
        remember(ledger, lacking(NOON), refused(NOON.plusSeconds(20)));

        ledger.expire(NOON.plus(Duration.ofDays(500)), Duration.ofDays(400));

        assertThat(ledger.of(ACME, 10)).extracting(LoggedVerdict::decision).containsExactly(Decision.NOT_READY);
    }

    @Test
    void a_log_that_cannot_be_kept_says_so() {
        PGSimpleDataSource away = new PGSimpleDataSource();
        away.setUrl("jdbc:postgresql://127.0.0.1:1/none");

        assertThatThrownBy(() -> remember(new StoredLedger(() -> away), refused(NOON)))
                .isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void attempts_are_kept_once_each_in_order_and_go_with_their_tenant() throws SQLException {
        Epoch later = new Epoch(EPOCH.legacy(), EPOCH.candidate(), new RuleBookDigest("b".repeat(64)));
        Epoch nextBuild = new Epoch(EPOCH.legacy(), new BuildId("C210"), EPOCH.rules());
        attempt(EPOCH, false);
        assertThat(ledger.of(ACME).attempts()).isEmpty();

        attempt(EPOCH, true);
        attempt(EPOCH, true);
        attempt(later, true);
        attempt(nextBuild, true);

        Background background = ledger.of(ACME);
        assertThat(background.attempts()).containsExactly(EPOCH, later, nextBuild);
        assertThat(ledger.all()).containsEntry(ACME, background);
        assertThat(background.attempt(EPOCH)).isEqualTo(1);
        assertThat(background.attempt(later)).isEqualTo(2);
        assertThat(background.attempt(nextBuild)).isEqualTo(1);
        assertThat(background.attempt(new Epoch(EPOCH.legacy(), EPOCH.candidate(), new RuleBookDigest("c".repeat(64)))))
                .isEqualTo(3);

        run("delete from tenant where name = 'acme'");
        run("insert into tenant (name, serving) values ('acme', 'LEGACY')");
        assertThat(ledger.of(ACME).attempts()).isEmpty();
    }

    private void attempt(Epoch epoch, boolean spends) {
        Verdict about = refused(NOON);
        Verdict verdict = new Verdict(
                about.tenant(),
                about.decision(),
                about.reasons(),
                about.sentence(),
                epoch,
                about.serving(),
                about.counts(),
                about.at());
        ledger.remember(List.of(new Ledger.Judged(verdict, null, spends)));
    }
}
