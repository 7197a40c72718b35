package dev.parallax.evidence.stage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** Settings for asking both sides again. */
@ConfigMapping(prefix = "parallax.recheck")
public interface RecheckConfig {

    /**
     * Distinct recent reads kept per tenant and operation to be asked again, for as long as examples; 0 for none. Reads that
     * hold a secret in path, query or body are never kept, and POST reads only with parallax.evidence.samples.bodies.
     */
    @WithDefault("20")
    int reads();

    /**
     * Request headers that are kept with them, beside the tenant header. Headers whose name or value says credential never
     * are.
     */
    @WithDefault("Accept,Accept-Language,Content-Type,Host")
    List<String> headers();

    /** Reads asked again a second, each of both sides, whatever is asked for. */
    @WithDefault("5")
    int rate();
}
