package dev.parallax.report.wire;

import org.jspecify.annotations.Nullable;

/**
 * Says what a side runs from now on.
 *
 * @param side {@code legacy} or {@code candidate}, in any case
 * @param build its id, 1 to 128 characters
 */
public record BuildRequest(@Nullable String side, @Nullable String build) {}
