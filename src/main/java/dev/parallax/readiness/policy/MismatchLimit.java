package dev.parallax.readiness.policy;

import dev.parallax.readiness.statistics.Confidence;
import dev.parallax.readiness.statistics.Share;

/**
 * How many requests may differ, and how sure that has to be.
 *
 * @param limit the mismatch rate must be shown to be below it
 * @param confidence of that statement, however often it is asked for
 */
public record MismatchLimit(Share limit, Confidence confidence) {}
