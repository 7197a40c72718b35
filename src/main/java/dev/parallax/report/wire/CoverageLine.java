package dev.parallax.report.wire;

/**
 * How much of what a tenant uses was compared.
 *
 * @param operationsUsed operations the tenant used in the profile window
 * @param operationsCompared those of them with at least one compared read in the current epoch
 * @param servedReads the tenant's reads in the profile window
 * @param comparedReads reads compared to an end in the current epoch
 */
public record CoverageLine(long operationsUsed, long operationsCompared, long servedReads, long comparedReads) {}
