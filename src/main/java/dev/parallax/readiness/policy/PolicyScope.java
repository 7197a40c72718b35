package dev.parallax.readiness.policy;

import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.Glob;
import java.util.List;

/**
 * For which operations of which tenants something holds.
 *
 * @param operations globs over operation ids, any of which may match
 * @param tenants globs over tenant names, any of which may match
 */
public record PolicyScope(List<Glob> operations, List<Glob> tenants) {

    /** Copies the lists. */
    public PolicyScope {
        operations = List.copyOf(operations);
        tenants = List.copyOf(tenants);
    }

    /** Whether any operation of {@code tenant} is meant. */
    public boolean covers(Tenant tenant) {
        return tenants.stream().anyMatch(glob -> glob.matches(tenant.name()));
    }

    /** Whether {@code operation} is meant, for the tenants that are. */
    public boolean covers(OperationId operation) {
        return operations.stream().anyMatch(glob -> glob.matches(operation.value()));
    }

    @Override
    public String toString() {
        return String.join(", ", operations.stream().map(Glob::text).toList());
    }
}
