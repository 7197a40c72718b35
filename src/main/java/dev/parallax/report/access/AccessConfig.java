package dev.parallax.report.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may ask the control plane. */
@ConfigMapping(prefix = "parallax.access")
public interface AccessConfig {

    /**
     * Tokens by a name of your choice, such as {@code ci}. None: everybody who reaches the control plane may do everything,
     * which is allowed on a loopback address only.
     */
    Map<String, TokenConfig> tokens();

    /** One token. */
    interface TokenConfig {

        /**
         * SHA-256 of the token, 64 hexadecimal digits: {@code printf %s "$TOKEN" | sha256sum}. The token itself stands in no
         * configuration; make it from at least 16 random bytes, as no salt or stretching protects a guessable one.
         */
        String sha256();

        /** What it allows: {@code viewer} reads, {@code engineer} also triages, {@code releaser} and {@code admin} more. */
        @WithDefault("viewer")
        Scope scope();

        /** Tenants it is limited to, comma-separated. Unset: all. */
        Optional<List<String>> tenants();
    }
}
