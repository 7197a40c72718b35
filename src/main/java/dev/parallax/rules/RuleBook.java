package dev.parallax.rules;

import dev.parallax.exchange.Operation;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import java.time.LocalDate;
import java.util.List;

/**
 * All operations and rules in force together. Immutable, so safe to share.
 */
public final class RuleBook {

    private final List<Operation> operations;
    private final List<Rule> rules;
    private final RuleBookDigest digest;

    RuleBook(List<Operation> operations, List<Rule> rules, RuleBookDigest digest) {
        this.operations = List.copyOf(operations);
        this.rules = List.copyOf(rules);
        this.digest = digest;
    }

    /** No operation and no rule. */
    public static RuleBook empty() {
        return new RuleBook(List.of(), List.of(), new RuleBookDigest("0".repeat(64)));
    }

    /** Operations declared in the rules, in file order. */
    public List<Operation> operations() {
        return operations;
    }

    /** Every rule, expired ones too, in file order. */
    public List<Rule> rules() {
        return rules;
    }

    /** The rules for one operation and tenant that hold on {@code today}. */
    public CompiledRules compiled(OperationId operation, Tenant tenant, LocalDate today) {
        return CompiledRules.compile(
                rules.stream()
                        .filter(rule -> rule.scope().covers(operation, tenant))
                        .toList(),
                today);
    }

    /** Names what the book means. */
    public RuleBookDigest digest() {
        return digest;
    }
}
