package dev.parallax.rules;

import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import java.util.List;

/**
 * For whom a rule holds.
 *
 * @param operations globs over operation ids, any of which may match; {@code *} stands for any run of characters
 * @param tenants globs over tenant names, any of which may match
 */
public record RuleScope(List<Glob> operations, List<Glob> tenants) {

    /** Copies the lists. */
    public RuleScope {
        operations = List.copyOf(operations);
        tenants = List.copyOf(tenants);
    }

    /** Whether a pair of this operation and tenant is meant. */
    public boolean covers(OperationId operation, Tenant tenant) {
        return operations.stream().anyMatch(glob -> glob.matches(operation.value()))
                && tenants.stream().anyMatch(glob -> glob.matches(tenant.name()));
    }
}
