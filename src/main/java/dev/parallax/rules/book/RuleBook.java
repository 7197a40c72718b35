package dev.parallax.rules.book;

import dev.parallax.exchange.Operation;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.Precedence;
import dev.parallax.rules.Rule;
import dev.parallax.rules.trie.CompiledRules;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All operations and rules in force together. Immutable but for a cache behind {@link #compiled}, so safe to share.
 */
public final class RuleBook {

    private static final RuleBook EMPTY = new RuleBook(List.of(), List.of());

    private final List<Operation> operations;
    private final List<Rule> rules;
    private final List<Rule> byPrecedence;
    private final RuleBookDigest digest;
    private final CompiledRulesCache compiled;

    // The last answer of digestOn; racing threads write equal values.
    private volatile @Nullable OnDay onDay;

    private record OnDay(LocalDate day, RuleBookDigest digest) {}

    /** A book of rules that were checked against each other. */
    public RuleBook(List<Operation> operations, List<Rule> rules) {
        this.operations = List.copyOf(operations);
        this.rules = List.copyOf(rules);
        this.byPrecedence =
                rules.stream().sorted(Precedence.MOST_SPECIFIC_FIRST).toList();
        this.digest = RuleMeaning.digest(operations, rules);
        this.compiled = new CompiledRulesCache(this);
    }

    /** No operation and no rule. */
    public static RuleBook empty() {
        return EMPTY;
    }

    /** Operations declared in the rules, in file order. */
    public List<Operation> operations() {
        return operations;
    }

    /** Every rule, expired ones too, in file order. */
    public List<Rule> rules() {
        return rules;
    }

    /** Names what the book means. */
    public RuleBookDigest digest() {
        return digest;
    }

    /**
     * Names what the book means on that day: another name once a rule has ended, so that matches that leaned on it stop
     * counting (D11).
     */
    public RuleBookDigest digestOn(LocalDate today) {
        OnDay known = onDay;
        if (known == null || !known.day().equals(today)) {
            List<Rule> holding = rules.stream()
                    .filter(rule -> rule.governance().holdsOn(today))
                    .toList();
            known = new OnDay(today, holding.size() == rules.size() ? digest : RuleMeaning.digest(operations, holding));
            onDay = known;
        }
        return known.digest();
    }

    /**
     * The rules that hold for this operation and tenant on that day, compiled once and kept.
     *
     * @param today a rule whose end date is before it has stopped working
     */
    public CompiledRules compiled(OperationId operation, Tenant tenant, LocalDate today) {
        return compiled.of(operation, tenant, today);
    }

    /** The rules that hold for this operation and tenant on that day, most specific first. */
    public List<Rule> inForce(OperationId operation, Tenant tenant, LocalDate today) {
        return byPrecedence.stream()
                .filter(rule -> rule.scope().covers(operation, tenant)
                        && rule.governance().holdsOn(today))
                .toList();
    }
}
