package dev.parallax.report.wire;

import org.jspecify.annotations.Nullable;

/**
 * Lets a tenant move against its verdict.
 *
 * @param by the person who answers for it; required
 * @param because why; required
 * @param minutes for how long, 1 to 1440; required
 */
public record OverrideRequest(
        @Nullable String by,
        @Nullable String because,
        @Nullable Integer minutes) {}
