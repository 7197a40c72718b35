package dev.parallax.serve;

import dev.parallax.readiness.Heartbeat;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;

/** Names of the heartbeat's metrics. */
final class HeartbeatMetrics {

    private static final String AGE = "parallax.heartbeat.age.seconds";
    private static final String BEATS = "parallax.heartbeat.beats";
    private static final String STAGE = "lost";

    private final MeterRegistry registry;

    HeartbeatMetrics(MeterRegistry registry, Heartbeat heartbeat, InstantSource clock) {
        this.registry = registry;
        Gauge.builder(AGE, heartbeat, beating -> age(beating, clock))
                .description("Seconds since a known difference last came through the whole pipeline")
                .register(registry);
    }

    private static double age(Heartbeat heartbeat, InstantSource clock) {
        Heartbeat.State state = heartbeat.state();
        return state.lastBeatAt() == null
                ? Double.NaN
                : Duration.between(state.lastBeatAt(), clock.instant()).toMillis() / 1000.0;
    }

    void through() {
        counter("no").increment();
    }

    void lost(Heartbeat.Stage stage) {
        counter(stage.word()).increment();
    }

    private Counter counter(String lost) {
        return Counter.builder(BEATS)
                .description("Known differences sent through the pipeline, by the stage that lost them")
                .tag(STAGE, lost)
                .register(registry);
    }
}
