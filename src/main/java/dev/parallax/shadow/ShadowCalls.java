package dev.parallax.shadow;

import dev.parallax.capture.ByteBudget;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.SkipReason;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** The running half of the shadow stage: event loops, budgets, and the reads that wait for their pair. Thread-safe. */
final class ShadowCalls {

    private static final Logger LOG = Logger.getLogger(ShadowCalls.class);
    /** Longest wait for event loops to start or end. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Vertx vertx;
    private final List<ShadowLoop> loops;
    private final ShadowLoop heartbeat;
    private final Map<Side, SideBudget> budgets;
    private final LoadBudget load;
    private final LargeReplies large;
    private final ShadowSettings settings;
    private final ByteBudget bodies;
    private final ShadowMetrics metrics;
    private final AtomicInteger turn = new AtomicInteger();
    private final Set<PairJoin> waiting = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private volatile boolean closing;

    private ShadowCalls(
            Vertx vertx,
            List<ShadowLoop> loops,
            ShadowLoop heartbeat,
            Map<Side, SideBudget> budgets,
            LoadBudget load,
            LargeReplies large,
            ShadowSettings settings,
            ByteBudget bodies,
            ShadowMetrics metrics) {
        this.vertx = vertx;
        this.loops = loops;
        this.heartbeat = heartbeat;
        this.budgets = budgets;
        this.load = load;
        this.large = large;
        this.settings = settings;
        this.bodies = bodies;
        this.metrics = metrics;
    }

    static ShadowCalls open(
            ShadowSettings settings,
            ByteBudget bodies,
            KillSwitch killSwitch,
            Descriptors descriptors,
            ShadowMetrics metrics,
            InstantSource clock) {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(settings.eventLoops())
                .setWorkerPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        Map<Side, SideBudget> budgets = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            SideBudget budget = new SideBudget(settings.inFlight(), new Breaker(settings.breaker(), clock));
            metrics.watch(side, budget.inFlight(), budget.breaker());
            budgets.put(side, budget);
        }
        List<ShadowLoop> loops = Collections.synchronizedList(new ArrayList<>());
        await(vertx.deployVerticle(
                () -> {
                    ShadowLoop loop = new ShadowLoop(settings, bodies);
                    loops.add(loop);
                    return loop;
                },
                new DeploymentOptions().setInstances(settings.eventLoops())));
        HeartbeatBackends beaten = new HeartbeatBackends();
        await(vertx.deployVerticle(beaten));
        ShadowLoop heartbeat = new ShadowLoop(settings.against(beaten.urls()), bodies);
        await(vertx.deployVerticle(heartbeat));
        await(vertx.deployVerticle(new Lookout("kill file", killSwitch::look)));
        await(vertx.deployVerticle(new Lookout("open files", descriptors::look)));
        KillSignal.listen(killSwitch);
        return new ShadowCalls(
                vertx,
                List.copyOf(loops),
                heartbeat,
                budgets,
                new LoadBudget(settings.load(), clock),
                new LargeReplies(settings.breaker(), clock),
                settings,
                bodies,
                metrics);
    }

    /** Takes what one call to a side for that read may cost; or says why it is not to be made. */
    Optional<SkipReason> tryBegin(Side side, CapturedRead read) {
        Optional<SkipReason> refusal = budget(side).tryBegin();
        if (refusal.isEmpty() && !large.mayFit(side, read)) {
            budget(side).abandon();
            return Optional.of(SkipReason.TOO_LARGE);
        }
        return refusal;
    }

    /** The call that was granted is not made after all. */
    void abandon(Side side, CapturedRead read) {
        budget(side).abandon();
        large.abandoned(side, read);
    }

    private SideBudget budget(Side side) {
        SideBudget budget = budgets.get(side);
        if (budget == null) {
            throw new IllegalStateException("no budget for side " + side);
        }
        return budget;
    }

    LoadBudget load() {
        return load;
    }

    boolean coin() {
        return ThreadLocalRandom.current().nextBoolean();
    }

    /** A place where the two exchanges of a read meet. */
    PairJoin join(CapturedRead read, PairJoin.Outcome outcome) {
        PairJoin[] self = new PairJoin[1];
        PairJoin join = new PairJoin(read, bodies, new PairJoin.Outcome() {
            @Override
            public void paired(Pair pair) {
                outcome.paired(pair);
                forget(self[0]);
            }

            @Override
            public void skipped(CapturedRead skipped, SkipReason reason) {
                outcome.skipped(skipped, reason);
                forget(self[0]);
            }
        });
        self[0] = join;
        waiting.add(join);
        return join;
    }

    /** Asks a side whose budget has granted the call, for a read that waits. */
    void call(Side side, CapturedRead read, PairJoin join) {
        join.calling(loop(read).ask(side, read, exchange -> {
            ended(read, exchange);
            join.arrived(exchange);
        }));
    }

    /** Asks a side whose budget has granted the call, for whoever holds the future. */
    CompletionStage<Exchange> ask(Side side, CapturedRead read) {
        CompletableFuture<Exchange> answer = new CompletableFuture<>();
        loop(read).ask(side, read, exchange -> {
            ended(read, exchange);
            // Re-reads are few and have a budget of their own: their bytes are the asker's from here.
            bodies.giveBack(exchange);
            answer.complete(exchange);
        });
        return answer;
    }

    /** Waits for the reads under way, as long as configured, then skips the rest. Idempotent. */
    void drain() {
        closing = true;
        if (waiting.isEmpty()) {
            drained.complete(null);
        }
        try {
            drained.get(settings.drain().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            LOG.infof("%d reads were still waiting for their pair at the stop.", waiting.size());
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        waiting.forEach(join -> join.giveUp(SkipReason.SHUTDOWN));
    }

    /** Closes every connection. */
    void close() {
        await(vertx.close());
    }

    private ShadowLoop loop(CapturedRead read) {
        return isBeat(read) ? heartbeat : loops.get(Math.floorMod(turn.getAndIncrement(), loops.size()));
    }

    /** Budgets and figures are about the two configured backends, which a beat never reaches. */
    private void ended(CapturedRead read, Exchange exchange) {
        if (!isBeat(read)) {
            budget(exchange.side()).end(exchange);
            large.answered(read, exchange);
            metrics.called(exchange);
        }
    }

    static boolean isBeat(CapturedRead read) {
        return read.origin() == Origin.HEARTBEAT;
    }

    private void forget(PairJoin join) {
        waiting.remove(join);
        if (closing && waiting.isEmpty()) {
            drained.complete(null);
        }
    }

    private static void await(Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("the shadow stage failed", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
