package dev.parallax.report;

import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
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
                        .map(TenantsQuery::decision)
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

    private static Decision decision(String word) {
        return Arrays.stream(Decision.values())
                .filter(decision -> decision.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> Problem.malformed(
                        new Problem.Field("decision"),
                        Arrays.stream(Decision.values())
                                .map(Enum::name)
                                .collect(Collectors.joining(", ", "decision must be one of ", "."))));
    }
}
