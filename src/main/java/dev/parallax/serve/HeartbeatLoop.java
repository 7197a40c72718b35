package dev.parallax.serve;

import dev.parallax.capture.DataPlane;
import dev.parallax.compare.FollowedReads;
import dev.parallax.evidence.EvidenceReader;
import dev.parallax.evidence.stage.EvidenceStage;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Heartbeat;
import dev.parallax.readiness.Readiness;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends a known difference of a synthetic tenant through the pipeline all the time, and knows where it gets lost. Inert
 * until started; {@link #start} and {@link #stop} are idempotent. Thread-safe.
 */
@ApplicationScoped
class HeartbeatLoop implements Heartbeat {

    private static final Logger LOG = Logger.getLogger(HeartbeatLoop.class);

    private final HeartbeatConfig config;
    private final Instance<DataPlane> plane;
    private final Instance<FollowedReads> followed;
    private final Instance<EvidenceStage> evidence;
    private final Instance<EvidenceReader> store;
    private final Instance<Readiness> judge;
    private final Clock clock;
    private final HeartbeatMetrics metrics;
    private volatile State state = State.STILL; // written by the beating thread, and by start and stop around its life
    private @Nullable Beating beating;

    private record Beating(Thread thread, CountDownLatch stopping) {}

    /** The stages are looked up late: they are asked for the heartbeat's state themselves. */
    @Inject
    HeartbeatLoop(
            HeartbeatConfig config,
            Instance<DataPlane> plane,
            Instance<FollowedReads> followed,
            Instance<EvidenceStage> evidence,
            Instance<EvidenceReader> store,
            Instance<Readiness> judge,
            Clock clock,
            MeterRegistry registry) {
        this.config = config;
        this.plane = plane;
        this.followed = followed;
        this.evidence = evidence;
        this.store = store;
        this.judge = judge;
        this.clock = clock;
        this.metrics = new HeartbeatMetrics(registry, this, clock);
    }

    @Override
    public State state() {
        return state;
    }

    synchronized void start() {
        if (beating != null) {
            return;
        }
        Tenant tenant =
                new Tenant(Tenant.HEARTBEAT_PREFIX + evidence.get().instance().value());
        Heart.Parts pipeline = new Heart.Parts(
                own -> plane.get().beat(own),
                () -> followed.get().newestBeat(),
                own -> store.get().of(own),
                own -> judge.get().of(own));
        Heart heart = new Heart(tenant, pipeline, config.patience(), clock);
        CountDownLatch stopping = new CountDownLatch(1);
        state = new State(clock.instant(), null, null, silence(config));
        Thread thread = new Thread(() -> run(heart, stopping), "parallax-heartbeat");
        thread.setDaemon(true);
        beating = new Beating(thread, stopping);
        thread.start();
    }

    /** After two rounds without a beat something hangs; whatever the rounds, it is said within two minutes. */
    static Duration silence(HeartbeatConfig config) {
        Duration twoRounds = config.interval().plus(config.patience()).multipliedBy(2);
        return twoRounds.compareTo(HeartbeatConfig.LATEST) < 0 ? twoRounds : HeartbeatConfig.LATEST;
    }

    synchronized void stop() {
        Beating ending = beating;
        beating = null;
        if (ending == null) {
            return;
        }
        ending.stopping().countDown();
        ending.thread().interrupt();
        try {
            ending.thread().join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        state = State.STILL;
    }

    private void run(Heart heart, CountDownLatch stopping) {
        try {
            awaitStore();
            do {
                Instant sent = clock.instant();
                note(sent, heart.beat());
            } while (!stopping.await(config.interval().toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException broken) {
            // What stands still is a problem of its own soon: see State.problem.
            LOG.error("The heartbeat broke", broken);
        }
    }

    /** A store that is only just being set up has not lost a beat; one that stays away has. */
    private void awaitStore() throws InterruptedException {
        try {
            evidence.get().reached().toCompletableFuture().get(config.patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException away) {
            LOG.debug("The first beat is sent without the store");
        }
    }

    private void note(Instant sent, Optional<Heart.Lost> lost) {
        State before = state;
        Loss earlier = before.loss();
        if (lost.isEmpty()) {
            if (earlier != null) {
                LOG.infof("The heartbeat comes through again; it had not since %s", earlier.since());
            }
            state = new State(before.startedAt(), clock.instant(), null, before.silence());
            metrics.through();
            return;
        }
        Stage stage = lost.get().stage();
        Loss loss = new Loss(stage, lost.get().detail(), earlier == null ? sent : earlier.since());
        state = new State(before.startedAt(), before.lastBeatAt(), loss, before.silence());
        metrics.lost(stage);
        if (earlier == null || earlier.stage() != stage) {
            LOG.errorf("The heartbeat was lost at stage %s: %s", stage.word(), loss.detail());
        }
    }
}
