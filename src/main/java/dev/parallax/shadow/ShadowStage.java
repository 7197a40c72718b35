package dev.parallax.shadow;

import dev.parallax.capture.ByteBudget;
import dev.parallax.capture.CaptureConfig;
import dev.parallax.capture.ReadSink;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.SkipReason;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the other side of every captured read, as far as the budgets go, and brings both exchanges together. Every read ends
 * as exactly one pair or one counted skip. Inert until started; thread-safe.
 *
 * <p>{@link #start} and {@link #stop} block and are idempotent. Before the start and after the stop every read is skipped
 * as {@link SkipReason#SHUTDOWN}, so this may stop while clients are still served.
 */
@ApplicationScoped
public class ShadowStage implements ReadSink, Backends {

    private final Supplier<ShadowSettings> configured;
    private final PairSink pairs;
    private final ByteBudget bodies;
    private final KillSwitch killSwitch;
    private final Descriptors descriptors;
    private final InstantSource clock;
    private final ShadowMetrics metrics;
    private volatile @Nullable ShadowCalls calls;
    private volatile boolean draining;

    /** Of the application: settings are checked at the start, not before. */
    @Inject
    public ShadowStage(
            CaptureConfig capture,
            ShadowConfig shadow,
            PairSink pairs,
            ByteBudget bodies,
            KillSwitch killSwitch,
            MeterRegistry registry,
            InstantSource clock) {
        this(() -> ShadowSettings.from(capture, shadow), pairs, bodies, killSwitch, registry, clock);
    }

    ShadowStage(
            Supplier<ShadowSettings> configured,
            PairSink pairs,
            ByteBudget bodies,
            KillSwitch killSwitch,
            MeterRegistry registry,
            InstantSource clock) {
        this(configured, pairs, bodies, killSwitch, Descriptors.ofProcess(), registry, clock);
    }

    ShadowStage(
            Supplier<ShadowSettings> configured,
            PairSink pairs,
            ByteBudget bodies,
            KillSwitch killSwitch,
            Descriptors descriptors,
            MeterRegistry registry,
            InstantSource clock) {
        this.configured = configured;
        this.pairs = pairs;
        this.bodies = bodies;
        this.killSwitch = killSwitch;
        this.descriptors = descriptors;
        this.clock = clock;
        this.metrics = new ShadowMetrics(registry);
        metrics.watch(bodies);
    }

    /**
     * Makes the clients. Backends need not be there yet.
     *
     * @throws dev.parallax.capture.InvalidSettingException if a setting cannot be used
     */
    public synchronized void start() {
        if (calls == null) {
            draining = false;
            calls = ShadowCalls.open(configured.get(), bodies, killSwitch, descriptors, metrics, clock);
        }
    }

    /** Takes no more reads, waits for those under way as long as configured, skips the rest. May still be asked. */
    public synchronized void drain() {
        draining = true;
        if (calls != null) {
            calls.drain();
        }
    }

    /** Drains, unless that was done, and closes every connection. */
    public synchronized void stop() {
        drain();
        ShadowCalls stopping = calls;
        calls = null;
        if (stopping != null) {
            stopping.close();
        }
    }

    @Override
    public boolean served(CapturedRead read, CompletionStage<Exchange> serving) {
        captured(read);
        ShadowCalls now = calls;
        Optional<SkipReason> refusal = taken(now)
                .or(() -> load(now, read))
                .or(() -> begin(now, read.serving().other(), read));
        if (refusal.isPresent() || now == null) {
            bodies.giveBack(read);
            skipped(read, refusal.orElse(SkipReason.SHUTDOWN));
            return false;
        }
        PairJoin join = now.join(read, outcome());
        now.call(read.serving().other(), read, join);
        serving.thenAccept(join::arrived);
        return true;
    }

    @Override
    public void answered(Duration latency) {
        ShadowCalls now = calls;
        if (now != null) {
            now.load().served(latency);
        }
    }

    @Override
    public CompletionStage<Void> mirrored(CapturedRead read) {
        if (ShadowCalls.isBeat(read)) {
            return beat(read);
        }
        CompletableFuture<Void> over = new CompletableFuture<>();
        captured(read);
        ShadowCalls now = calls;
        if (!hasRoom(read)) {
            skipped(read, SkipReason.BYTE_BUDGET);
            over.complete(null);
            return over;
        }
        Optional<SkipReason> refusal = taken(now).or(() -> load(now, read)).or(() -> beginBoth(now, read));
        if (refusal.isPresent() || now == null) {
            bodies.giveBack(read);
            skipped(read, refusal.orElse(SkipReason.SHUTDOWN));
            over.complete(null);
            return over;
        }
        PairJoin join = now.join(read, new Telling(outcome(), over));
        // Who is asked second finds warm buffers: chance decides, or one side would always look faster.
        Side first = now.coin() ? Side.LEGACY : Side.CANDIDATE;
        now.call(first, read, join);
        now.call(first.other(), read, join);
        return over;
    }

    /** The heartbeat reaches neither backend, so it takes no budget of theirs. Completes with the pair, or never. */
    private CompletionStage<Void> beat(CapturedRead read) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        captured(read);
        ShadowCalls now = calls;
        if (now == null) {
            skipped(read, SkipReason.SHUTDOWN);
            return over;
        }
        PairJoin join = now.join(read, new PairJoin.Outcome() {
            @Override
            public void paired(Pair pair) {
                outcome().paired(pair);
                over.complete(null);
            }

            @Override
            public void skipped(CapturedRead skipped, SkipReason reason) {
                ShadowStage.this.skipped(skipped, reason);
            }
        });
        now.call(Side.LEGACY, read, join);
        now.call(Side.CANDIDATE, read, join);
        return over;
    }

    @Override
    public void notKept(CapturedRead read, SkipReason reason) {
        captured(read);
        skipped(read, reason);
    }

    @Override
    public CompletionStage<Exchange> ask(Side side, CapturedRead read) {
        ShadowCalls now = calls;
        Optional<SkipReason> refusal = now != null && ShadowCalls.isBeat(read)
                ? Optional.empty()
                : refusal(now).or(() -> begin(now, side, read));
        if (refusal.isPresent() || now == null) {
            Reply refused = new Reply.NotKept(refusal.orElse(SkipReason.SHUTDOWN));
            return CompletableFuture.completedFuture(new Exchange(side, refused, null, Duration.ZERO));
        }
        return now.ask(side, read);
    }

    private Optional<SkipReason> taken(@Nullable ShadowCalls now) {
        return draining ? Optional.of(SkipReason.SHUTDOWN) : refusal(now);
    }

    private Optional<SkipReason> refusal(@Nullable ShadowCalls now) {
        if (now == null) {
            return Optional.of(SkipReason.SHUTDOWN);
        }
        if (killSwitch.engaged()) {
            return Optional.of(SkipReason.KILLED);
        }
        return descriptors.scarce() ? Optional.of(SkipReason.DESCRIPTOR_LIMIT) : Optional.empty();
    }

    private static Optional<SkipReason> load(@Nullable ShadowCalls now, CapturedRead read) {
        return now == null ? Optional.empty() : now.load().refusal(read);
    }

    private static Optional<SkipReason> begin(@Nullable ShadowCalls now, Side side, CapturedRead read) {
        return now == null ? Optional.of(SkipReason.SHUTDOWN) : now.tryBegin(side, read);
    }

    private static Optional<SkipReason> beginBoth(@Nullable ShadowCalls now, CapturedRead read) {
        Optional<SkipReason> legacy = begin(now, Side.LEGACY, read);
        if (legacy.isPresent() || now == null) {
            return legacy;
        }
        Optional<SkipReason> candidate = begin(now, Side.CANDIDATE, read);
        if (candidate.isPresent()) {
            now.abandon(Side.LEGACY, read);
        }
        return candidate;
    }

    /** Bodies that capture brought are in the budget already; those of recorded reads are not. */
    private boolean hasRoom(CapturedRead read) {
        return !read.origin().synthetic()
                || bodies.tryTake(read.request().body().length());
    }

    private void captured(CapturedRead read) {
        metrics.captured();
        pairs.captured(read);
    }

    private void skipped(CapturedRead read, SkipReason reason) {
        metrics.skipped(reason);
        pairs.skipped(read, reason);
    }

    private PairJoin.Outcome outcome() {
        return new PairJoin.Outcome() {
            @Override
            public void paired(Pair pair) {
                metrics.paired();
                pairs.paired(pair, () -> bodies.giveBack(pair));
            }

            @Override
            public void skipped(CapturedRead read, SkipReason reason) {
                ShadowStage.this.skipped(read, reason);
            }
        };
    }

    /** Tells whoever paces itself that a read is through. */
    private record Telling(PairJoin.Outcome outcome, CompletableFuture<Void> over) implements PairJoin.Outcome {

        @Override
        public void paired(Pair pair) {
            outcome.paired(pair);
            over.complete(null);
        }

        @Override
        public void skipped(CapturedRead read, SkipReason reason) {
            outcome.skipped(read, reason);
            over.complete(null);
        }
    }
}
