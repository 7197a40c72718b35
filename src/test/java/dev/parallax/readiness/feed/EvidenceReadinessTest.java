package dev.parallax.readiness.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.evidence.Epoch;
import dev.parallax.evidence.EvidenceReader;
import dev.parallax.evidence.PipelineHealth;
import dev.parallax.evidence.RunningBuilds;
import dev.parallax.evidence.StoreUnavailableException;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.Operation;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathTemplate;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Background;
import dev.parallax.readiness.BreakGlass;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Heartbeat;
import dev.parallax.readiness.Overrides;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.Verdict;
import dev.parallax.readiness.ledger.Ledger;
import dev.parallax.rules.book.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceReadinessTest {

    private static final Tenant ACME = new Tenant("acme");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path rules;

    private Heartbeat.State heart = Heartbeat.State.STILL;
    private RuleBook book = RuleBook.empty();
    private List<OperationId> contract = List.of();
    private final RememberingLedger ledger = new RememberingLedger();

    private EvidenceReadiness readiness(EvidenceReader evidence) {
        return new EvidenceReadiness(
                evidence,
                () -> book,
                () -> contract,
                new PolicyInForce(new Settings(rules, Duration.ofSeconds(2)), CLOCK),
                ledger,
                new NoOverrides(),
                () -> heart,
                CLOCK);
    }

    /** Keeps what it is told, or cannot be told anything. */
    private static final class RememberingLedger implements Ledger {
        private final List<Judged> remembered = new ArrayList<>();
        private boolean away;

        @Override
        public Background of(Tenant tenant) {
            return Background.NONE;
        }

        @Override
        public Map<Tenant, Background> all() {
            return Map.of();
        }

        @Override
        public void remember(Collection<Judged> judged) {
            if (away) {
                throw new StoreUnavailableException("away", new IllegalStateException());
            }
            remembered.addAll(judged);
        }
    }

    /** Nobody ever broke glass. */
    private static final class NoOverrides implements Overrides {
        @Override
        public boolean give(BreakGlass override) {
            return false;
        }

        @Override
        public boolean revoke(Tenant tenant, BreakGlass.Revocation revocation) {
            return false;
        }

        @Override
        public Optional<BreakGlass> newest(Tenant tenant) {
            return Optional.empty();
        }

        @Override
        public Map<Tenant, BreakGlass> newest() {
            return Map.of();
        }

        @Override
        public List<BreakGlass> of(Tenant tenant, int most) {
            return List.of();
        }
    }

    @Test
    void a_verdict_is_remembered_before_it_is_given() {
        Verdict one = readiness(new Store(false, SOUND)).of(ACME).orElseThrow();
        List<Verdict> all = readiness(new Store(false, SOUND)).all();

        assertThat(ledger.remembered).extracting(Ledger.Judged::verdict).containsExactly(one, all.get(0));
    }

    @Test
    void a_verdict_that_cannot_be_remembered_is_unknown() {
        ledger.away = true;

        Verdict verdict = readiness(new Store(false, SOUND)).of(ACME).orElseThrow();

        assertThat(verdict.reasons().get(0).code()).isEqualTo(ReasonCode.STORE_UNAVAILABLE);
        assertThat(readiness(new Store(false, SOUND)).all()).isEmpty();
    }

    private record Settings(Path rules, Duration rulesReload) implements ReadinessConfig {}

    /** A store that knows one tenant, or cannot be asked. */
    private record Store(
            boolean away,
            PipelineHealth health,
            RunningBuilds running,
            @Nullable Instant comparedAt) implements EvidenceReader {
        Store(boolean away, PipelineHealth health) {
            this(away, health, RunningBuilds.UNKNOWN, null);
        }

        @Override
        public List<Tenant> tenants() {
            return all().stream().map(TenantEvidence::tenant).toList();
        }

        @Override
        public RunningBuilds running() {
            if (away) {
                throw new StoreUnavailableException("away", new IllegalStateException());
            }
            return running;
        }

        @Override
        public Optional<TenantEvidence> of(Tenant tenant) {
            return all().stream().filter(known -> known.tenant().equals(tenant)).findFirst();
        }

        @Override
        public List<TenantEvidence> all() {
            if (away) {
                throw new StoreUnavailableException("away", new IllegalStateException());
            }
            Epoch epoch = new Epoch(
                    new BuildId("L1"), new BuildId("C1"), RuleBook.empty().digest());
            return List.of(new TenantEvidence(
                    ACME, epoch, Side.LEGACY, List.of(), List.of(), comparedAt, comparedAt, false, false));
        }
    }

    private static final PipelineHealth SOUND = new PipelineHealth(List.of(), null);

    @Test
    void a_store_that_cannot_be_asked_makes_the_verdict_unknown() {
        Verdict verdict = readiness(new Store(true, SOUND)).of(ACME).orElseThrow();

        assertThat(verdict.decision()).isEqualTo(Decision.UNKNOWN);
        assertThat(verdict.reasons().get(0).code()).isEqualTo(ReasonCode.STORE_UNAVAILABLE);
        assertThat(verdict.epoch()).isNull();
    }

    @Test
    void a_store_that_cannot_be_asked_gives_no_list_of_verdicts() {
        assertThat(readiness(new Store(true, SOUND)).all()).isEmpty();
    }

    @Test
    void a_tenant_that_was_never_seen_has_no_verdict() {
        assertThat(readiness(new Store(false, SOUND)).of(new Tenant("nobody"))).isEmpty();
    }

    @Test
    void a_tenant_without_evidence_has_one_that_says_so() {
        assertThat(readiness(new Store(false, SOUND))
                        .of(ACME)
                        .orElseThrow()
                        .reasons()
                        .get(0)
                        .code())
                .isEqualTo(ReasonCode.NO_EVIDENCE);
        assertThat(readiness(new Store(false, SOUND)).all()).hasSize(1);
    }

    @Test
    void a_lost_heartbeat_makes_every_verdict_unknown_and_names_the_stage() {
        Instant since = CLOCK.instant().minusSeconds(20);
        Heartbeat.Loss loss = new Heartbeat.Loss(Heartbeat.Stage.COMPARE, "the difference was not seen as one", since);
        heart = new Heartbeat.State(since.minusSeconds(60), since.minusSeconds(5), loss, Duration.ofSeconds(90));

        Verdict verdict = readiness(new Store(false, SOUND)).of(ACME).orElseThrow();

        assertThat(verdict.decision()).isEqualTo(Decision.UNKNOWN);
        assertThat(verdict.reasons().get(0).message()).contains("lost at stage compare since " + since);
        assertThat(readiness(new Store(false, SOUND)).all())
                .extracting(Verdict::decision)
                .containsExactly(Decision.UNKNOWN);
    }

    @Test
    void a_heart_that_stands_still_or_never_beat_is_a_problem_and_one_that_beats_is_none() {
        Instant now = CLOCK.instant();
        Duration silence = Duration.ofSeconds(90);

        assertThat(new Heartbeat.State(now.minusSeconds(500), now.minusSeconds(91), null, silence).problem(now))
                .hasValueSatisfying(problem -> assertThat(problem).contains("stood still"));
        assertThat(new Heartbeat.State(now, null, null, silence).problem(now))
                .contains("the heartbeat has not come through yet");
        assertThat(new Heartbeat.State(now.minusSeconds(500), now.minusSeconds(90), null, silence).problem(now))
                .isEmpty();
        assertThat(Heartbeat.State.STILL.problem(now)).isEmpty();
    }

    @Test
    void evidence_of_a_build_or_rules_that_are_past_speaks_for_nobody() {
        Instant lately = CLOCK.instant().minusSeconds(60);
        RunningBuilds compared = new RunningBuilds(new BuildId("L1"), new BuildId("C1"));
        RunningBuilds deployed = new RunningBuilds(new BuildId("L1"), new BuildId("C2"));

        assertThat(codes(new Store(false, SOUND, compared, lately))).doesNotContain(ReasonCode.SUPERSEDED);
        assertThat(codes(new Store(false, SOUND, deployed, lately))).contains(ReasonCode.SUPERSEDED);
        book = new RuleBook(
                List.of(new Operation(
                        new OperationId("listings.get"), ReadMethod.GET, new PathTemplate("/api/listings/{id}"))),
                List.of());
        assertThat(codes(new Store(false, SOUND, compared, lately))).contains(ReasonCode.SUPERSEDED);
    }

    @Test
    void the_contract_bears_on_a_verdict_where_the_policy_asks_for_it() throws IOException {
        Store store = new Store(false, SOUND);
        contract = List.of(new OperationId("reports.month-end"));
        assertThat(codes(store)).doesNotContain(ReasonCode.CONTRACT_UNSEEN);

        Files.writeString(rules.resolve("readiness.yaml"), "contract: 100%");
        assertThat(readiness(store).of(ACME).orElseThrow().reasons())
                .anySatisfy(reason -> assertThat(reason.message())
                        .isEqualTo("compared of the contract: 0 of 1 operation; never reports.month-end"));
        assertThat(codes(store)).contains(ReasonCode.CONTRACT_UNSEEN);
    }

    private List<ReasonCode> codes(Store store) {
        List<Verdict> all = readiness(store).all();
        Verdict one = readiness(store).of(ACME).orElseThrow();
        assertThat(all).extracting(Verdict::reasons).containsExactly(one.reasons());
        return one.reasons().stream().map(Reason::code).toList();
    }

    @Test
    void an_unsound_pipeline_makes_every_verdict_unknown() {
        Store unsound = new Store(false, new PipelineHealth(List.of("the heartbeat was missed"), null));

        assertThat(readiness(unsound).all()).extracting(Verdict::decision).containsExactly(Decision.UNKNOWN);
        assertThat(readiness(unsound).of(ACME).orElseThrow().reasons().get(0).message())
                .isEqualTo("the heartbeat was missed");
    }
}
