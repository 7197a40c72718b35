package dev.parallax.serve;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often a known difference is sent through the pipeline. Together at most two minutes: one lost is UNKNOWN by then. */
@ConfigMapping(prefix = "parallax.heartbeat")
public interface HeartbeatConfig {

    /** How long nobody may go without knowing that the pipeline loses differences. */
    Duration LATEST = Duration.ofMinutes(2);

    /** Time between two beats. */
    @WithDefault("15s")
    Duration interval();

    /** How long a beat may take to the verdict. One that takes longer is lost, and every verdict UNKNOWN until one comes through. */
    @WithDefault("30s")
    Duration patience();
}
