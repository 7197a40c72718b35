package dev.parallax.shadow;

import dev.parallax.capture.BackendUrl;
import dev.parallax.capture.ByteBudget;
import dev.parallax.capture.TestDataPlane;
import dev.parallax.exchange.Side;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** A running shadow stage, made as the application makes it, but from values. */
final class TestShadow implements AutoCloseable {

    private final ByteBudget bodies = new ByteBudget(64 << 20);
    private final RecordingPairSink pairs = new RecordingPairSink();
    private final KillSwitch killSwitch;
    private final ShadowStage stage;

    private TestShadow(ShadowSettings settings, Optional<Path> killFile) {
        killSwitch = new KillSwitch(killFile);
        stage = new ShadowStage(
                () -> settings, pairs, bodies, killSwitch, new SimpleMeterRegistry(), InstantSource.system());
        stage.start();
    }

    static TestShadow with(ShadowSettings settings) {
        return new TestShadow(settings, Optional.empty());
    }

    static TestShadow with(ShadowSettings settings, Path killFile) {
        return new TestShadow(settings, Optional.of(killFile));
    }

    static ShadowSettings settings(int legacy, int candidate) {
        return settings(TestDataPlane.urls(legacy, candidate), Duration.ofSeconds(5), 64);
    }

    static ShadowSettings settings(int legacy, int candidate, ShadowHeaders headers) {
        return settings(TestDataPlane.urls(legacy, candidate), Duration.ofSeconds(5), 64, headers);
    }

    static ShadowSettings settings(Map<Side, BackendUrl> backends, Duration deadline, int inFlight) {
        return settings(backends, deadline, inFlight, ShadowHeaders.UNTOUCHED);
    }

    private static ShadowSettings settings(
            Map<Side, BackendUrl> backends, Duration deadline, int inFlight, ShadowHeaders headers) {
        return new ShadowSettings(
                backends,
                1,
                inFlight,
                deadline,
                Duration.ofSeconds(1),
                new BreakerLimits(20, Duration.ofSeconds(5)),
                LoadLimits.NONE,
                1 << 20,
                headers,
                TestDataPlane.BUILD,
                Duration.ofSeconds(1));
    }

    RecordingPairSink pairs() {
        return pairs;
    }

    ByteBudget bodies() {
        return bodies;
    }

    KillSwitch killSwitch() {
        return killSwitch;
    }

    ShadowStage stage() {
        return stage;
    }

    @Override
    public void close() {
        stage.stop();
    }
}
