package dev.parallax.serve;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of the service as a whole. */
@ConfigMapping(prefix = "parallax")
public interface ServeConfig {

    /** A YAML file with further settings, its keys as here, nested at every dot. Unset: none is read. */
    Optional<Path> config();

    /** Directory of the rule files. It must exist; it may be empty. */
    @WithDefault("diff-rules")
    Path rules();

    /** How often the rule files are looked at for changes. A changed rule book starts a new epoch. */
    @WithDefault("2s")
    Duration rulesReload();

    /** User for {@code parallax.jdbc-url}, if the URL does not name one. */
    Optional<String> jdbcUser();

    /** Password for that user. */
    Optional<String> jdbcPassword();

    /** Port of the control plane: API, dashboard, metrics, health. */
    @WithDefault("9090")
    int controlPort();

    /**
     * Address the control plane listens on. Its pages show what tenants read: anything but loopback is refused unless access
     * tokens are configured.
     */
    @WithDefault("127.0.0.1")
    String controlHost();

    /**
     * Told to stop, how long everything goes on while readiness already says no, for whoever asks it to look elsewhere. Longer
     * than the interval it is asked at; 0 where nobody asks.
     */
    @WithDefault("0s")
    Duration leave();

    /** Whether the stages run. Off in commands that only ask a server; leave it alone otherwise. */
    @WithDefault("true")
    boolean stages();
}
