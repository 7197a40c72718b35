package dev.parallax.report;

import org.jspecify.annotations.Nullable;

/**
 * A request to check or try rules, before it is checked itself.
 *
 * @param rules the rules in YAML
 * @param file which file of the book in force they replace or join; left out if they are a whole book
 * @param discrepancy the discrepancy they are meant for, so that it is said what else they hide
 * @param all whether to look at every discrepancy, in a job, instead of as many as there is time for
 */
record BacktestRequest(
        @Nullable String rules,
        @Nullable String file,
        @Nullable String discrepancy,
        @Nullable Boolean all) {}
