package dev.parallax.readiness.policy;

/**
 * How many distinct cases of an operation must have been compared.
 *
 * @param minimum at least 1
 * @param finite whether fewer suffice for an operation that has no more: no new ones have turned up in enough reads
 */
public record CaseMinimum(long minimum, boolean finite) {}
