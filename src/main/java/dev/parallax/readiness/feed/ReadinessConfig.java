package dev.parallax.readiness.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Where the readiness policy stands. */
@ConfigMapping(prefix = "parallax")
public interface ReadinessConfig {

    /** Directory of the rule files, whose {@code readiness.yaml} is the policy. Without that file, {@code standard} holds. */
    @WithDefault("diff-rules")
    Path rules();

    /** How often the file is looked at for changes, when verdicts are asked for. A refused change leaves the old policy. */
    @WithDefault("2s")
    Duration rulesReload();
}
