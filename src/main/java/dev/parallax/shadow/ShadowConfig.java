package dev.parallax.shadow;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Budgets of the shadow: what mirroring may cost, at most. */
@ConfigMapping(prefix = "parallax.shadow")
public interface ShadowConfig {

    /** Event loops for shadow calls; serving has its own. */
    @WithDefault("1")
    int eventLoops();

    /** Most shadow calls at a time to either side; one more is not made (in_flight_limit). */
    @WithDefault("256")
    int inFlight();

    /** Longest a shadow call may take in all; then it is a TIMEOUT of that side. */
    @WithDefault("10s")
    Duration deadline();

    /** Longest wait for a connection; then the side has refused. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** Failures in a row after which a side is left alone (breaker_open). */
    @WithDefault("20")
    int breakerFailures();

    /** How long a side is left alone before one call tries it again. */
    @WithDefault("5s")
    Duration breakerPause();

    /** Share of an operation's reads that is mirrored, 0 to 1, by operation id; chosen by a hash of the request. */
    Map<String, Double> sampling();

    /** Reads of an operation that are mirrored every minute whatever its share, so that rare ones always are. */
    @WithDefault("60")
    int rare();

    /** Reads mirrored a second in all (rate_limit); 0 for no limit. */
    @WithDefault("0")
    int rate();

    /** Reads of one tenant mirrored a second (rate_limit); 0 for no limit. */
    @WithDefault("0")
    int tenantRate();

    /**
     * Less is mirrored (shed) while the serving side's p95 is above this factor of its ten-minute median; 0 to never shed.
     */
    @WithDefault("1.25")
    double shedFactor();

    /**
     * What becomes of the client's header fields in requests to the shadow side, comma-separated: {@code NAME=pass},
     * {@code NAME=drop}, or {@code NAME=env:VARIABLE} and {@code NAME=file:/path}, whose content stands in for the client's
     * value where it sent one. The serving side's own clients, and its re-reads, keep theirs. Unset: everything passes.
     */
    Optional<List<String>> headers();

    /** A file that stops all mirroring within a second for as long as it exists. Unset: there is none. */
    Optional<Path> killFile();

    /** How long stopping waits for calls under way; what is left then counts as shutdown. */
    @WithDefault("5s")
    Duration drain();
}
