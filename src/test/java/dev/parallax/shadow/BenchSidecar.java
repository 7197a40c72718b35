package dev.parallax.shadow;

import dev.parallax.capture.ByteBudget;
import dev.parallax.capture.TestDataPlane;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.SkipReason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The data plane with a sink that only holds bodies against each other, for the benchmarks. */
public final class BenchSidecar implements PairSink {

    private final AtomicLong equal = new AtomicLong();

    /** Both sides are the same backend. */
    public static void start(int port, int backend) {
        ByteBudget bodies = new ByteBudget(32 << 20);
        ShadowStage stage = new ShadowStage(
                () -> TestShadow.settings(backend, backend),
                new BenchSidecar(),
                bodies,
                new KillSwitch(Optional.empty()),
                new SimpleMeterRegistry(),
                InstantSource.system());
        stage.start();
        TestDataPlane.with(TestDataPlane.urls(backend, backend), stage)
                .bodies(bodies)
                .port(port)
                .start();
    }

    @Override
    public void captured(CapturedRead read) {}

    @Override
    public void paired(Pair pair, Runnable letGo) {
        if (pair.legacy().reply() instanceof Reply.Answer legacy
                && pair.candidate().reply() instanceof Reply.Answer candidate
                && legacy.body().equals(candidate.body())) {
            equal.incrementAndGet();
        }
        letGo.run();
    }

    @Override
    public void skipped(CapturedRead read, SkipReason reason) {}
}
