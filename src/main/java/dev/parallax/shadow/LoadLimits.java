package dev.parallax.shadow;

import java.util.Map;

/**
 * How much is mirrored at all.
 *
 * @param sampling operation id -> share of its reads, 0 to 1
 * @param rare reads of an operation in a minute that are mirrored whatever its share
 * @param rate reads a second in all, 0 for no limit
 * @param tenantRate reads a second of one tenant, 0 for no limit
 * @param shedFactor how much slower the serving side may become, 0 for any
 */
public record LoadLimits(Map<String, Double> sampling, int rare, int rate, int tenantRate, double shedFactor) {

    /** Everything is mirrored. */
    public static final LoadLimits NONE = new LoadLimits(Map.of(), 0, 0, 0, 0);

    /** Copies the map. */
    public LoadLimits {
        sampling = Map.copyOf(sampling);
    }
}
