package dev.parallax.readiness.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How verdicts are watched and remembered. */
@ConfigMapping(prefix = "parallax")
public interface LedgerConfig {

    /**
     * How often every tenant is judged whether or not somebody asks, so that the verdict log names the moment of a change.
     * Longer where judging all tenants takes more than a fifth of it.
     */
    @WithDefault("10s")
    Duration verdictInterval();

    /** How long changes of verdicts are remembered; the newest of each tenant always is. */
    @WithDefault("400d")
    Duration keepVerdicts();
}
