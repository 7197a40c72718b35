package dev.parallax.rules;

import dev.parallax.exchange.Operation;
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
}
