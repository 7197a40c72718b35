package dev.parallax.evidence.stage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where evidence is kept. */
@ConfigMapping(prefix = "parallax")
public interface StoreConfig {

    /**
     * Directory of the embedded database, the spool and this installation's name. One process at a time may use it; it must
     * survive restarts.
     */
    @WithDefault("data")
    Path dataDir();

    /**
     * JDBC URL of a PostgreSQL database (15 or newer) for evidence, {@code jdbc:postgresql://host:port/database}. Never one in
     * the production cluster. Unset: an embedded PostgreSQL is started in the data directory.
     */
    Optional<String> jdbcUrl();
}
