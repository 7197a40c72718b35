package dev.parallax.capture;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** What recorded traffic is asked again with. */
@ConfigMapping(prefix = "parallax.replay")
public interface ReplayConfig {

    /**
     * Credentials for replayed reads, comma-separated {@code NAME=env:VARIABLE} or {@code NAME=file:/path}, the value being
     * the whole header's, e.g. {@code Authorization=env:REPLAY_TOKEN}. "{tenant}" in a path stands for the tenant.
     * Recorded credentials are always dropped. Unset: replayed reads carry none.
     */
    Optional<List<String>> credentials();

    /**
     * Names of headers and query parameters that look like credentials and are none, comma-separated. A recorded header that
     * looks like one is dropped; a read with such a query parameter is left out.
     */
    Optional<List<String>> harmless();
}
