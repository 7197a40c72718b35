package dev.parallax.readiness.policy;

import dev.parallax.readiness.statistics.Share;

/**
 * How much of an operation may escape the comparison.
 *
 * @param notCompared largest share of its reads that were not compared; those left out by its sampling share do not count
 * @param unstable largest share of its compared reads that met moving data
 * @param masked largest share of its matches that leaned on a rule
 */
public record Budgets(Share notCompared, Share unstable, Share masked) {}
