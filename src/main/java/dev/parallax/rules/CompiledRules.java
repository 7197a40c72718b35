package dev.parallax.rules;

import java.time.LocalDate;
import java.util.List;

/** The rules in force for one operation and tenant on one day, ready for the diff. Immutable, so safe to share. */
public final class CompiledRules {

    /** No rule at all. */
    public static final CompiledRules NONE = new CompiledRules(List.of());

    private final List<Rule> rules;

    private CompiledRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * Compiles the rules that cover one operation and tenant; those that do not hold on {@code today} are left out.
     *
     * @param applicable rules whose scope covers the operation and tenant
     */
    public static CompiledRules compile(List<Rule> applicable, LocalDate today) {
        List<Rule> holding = applicable.stream()
                .filter(rule -> rule.governance().holdsOn(today))
                .toList();
        return holding.isEmpty() ? NONE : new CompiledRules(holding);
    }

    /** The rules compiled here, most specific first. */
    public List<Rule> rules() {
        return rules;
    }
}
