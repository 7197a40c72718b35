package dev.parallax.report;

import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which tenants somebody wants to see.
 *
 * @param search part of the name, in any case; empty for all
 * @param decision only these; null for all
 */
record TenantsQuery(String search, @Nullable Decision decision) {

    /**
     * From query parameters.
     *
     * @throws Problem 400 if {@code decision} is no verdict
     */
    static TenantsQuery of(Optional<String> search, Optional<String> decision) {
        return new TenantsQuery(
                search.map(String::strip).orElse(""),
                decision.filter(word -> !word.isBlank())
                        .map(word -> DiscrepancyQuery.oneOf(new Problem.Field("decision"), Decision.class, word))
                        .orElse(null));
    }

    List<Verdict> select(List<Verdict> verdicts) {
        String wanted = search.toLowerCase(Locale.ROOT);
        return verdicts.stream()
                .filter(verdict -> decision == null || verdict.decision() == decision)
                .filter(verdict -> wanted.isEmpty()
                        || verdict.tenant().name().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }
}
