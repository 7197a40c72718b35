package dev.parallax.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.readiness.Heartbeat;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** D5: one missed, and every verdict is UNKNOWN within two minutes, whatever the settings and however it is missed. */
class HeartbeatDeadlineTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private static HeartbeatConfig config(String interval, String patience) {
        return new SmallRyeConfigBuilder()
                .withMapping(HeartbeatConfig.class)
                .withDefaultValues(
                        Map.of("parallax.heartbeat.interval", interval, "parallax.heartbeat.patience", patience))
                .withConverter(Duration.class, 200, text -> Duration.parse("PT" + text.toUpperCase(Locale.ROOT)))
                .build()
                .getConfigMapping(HeartbeatConfig.class);
    }

    @ParameterizedTest
    @CsvSource({"15s, 30s", "60s, 60s", "1s, 119s", "119s, 1s"})
    void what_is_lost_or_hangs_is_said_within_two_minutes_of_the_last_beat(String interval, String patience) {
        HeartbeatConfig config = config(interval, patience);
        Settings.heartbeat(config);
        Instant latest = NOON.plus(HeartbeatConfig.LATEST);

        // Sent as late as it may be, waited for as long as it may take: the loss is there.
        assertThat(NOON.plus(config.interval()).plus(config.patience())).isBeforeOrEqualTo(latest);
        // The beating thread hangs, so that nobody notes a loss: its silence is one.
        Heartbeat.State hanging =
                new Heartbeat.State(NOON.minusSeconds(600), NOON, null, HeartbeatLoop.silence(config));
        assertThat(hanging.problem(latest.plusNanos(1)))
                .hasValueSatisfying(problem -> assertThat(problem).contains("stood still since " + NOON));
    }

    @Test
    void a_healthy_beat_as_late_as_it_may_be_is_no_problem() {
        HeartbeatConfig config = config("15s", "30s");
        Heartbeat.State beating = new Heartbeat.State(NOON, NOON, null, HeartbeatLoop.silence(config));

        assertThat(beating.problem(NOON.plusSeconds(45))).isEmpty();
    }

    @Test
    void settings_that_would_take_longer_are_refused() {
        assertThatThrownBy(() -> Settings.heartbeat(config("60s", "61s"))).hasMessageContaining("at most two minutes");
        assertThatThrownBy(() -> Settings.heartbeat(config("0s", "30s"))).hasMessageContaining("heartbeat.interval");
        assertThatCode(() -> Settings.heartbeat(config("60s", "60s"))).doesNotThrowAnyException();
    }
}
