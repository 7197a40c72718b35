package dev.parallax.readiness.policy;

/**
 * What has to be shown for one operation.
 *
 * @param cases distinct cases
 * @param budgets what may escape the comparison
 * @param latency how much slower the candidate may be
 */
public record OperationRequirements(CaseMinimum cases, Budgets budgets, LatencyLimit latency) {}
