package dev.parallax.shadow;

import java.time.Duration;

/**
 * When a side is left alone.
 *
 * @param failures in a row
 * @param pause before one call tries it again
 */
public record BreakerLimits(int failures, Duration pause) {}
