package dev.parallax.readiness.policy;

import dev.parallax.exchange.Tenant;
import dev.parallax.rules.Glob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds otherwise for some tenants.
 *
 * @param tenants globs over tenant names, any of which may match
 * @param preset where they start from; null if from what holds for all
 * @param adjustment what is otherwise
 * @param operations what is otherwise for some of their operations
 */
public record TenantOverride(
        List<Glob> tenants, @Nullable Preset preset, Adjustment adjustment, List<OperationOverride> operations) {

    /** Copies the lists. */
    public TenantOverride {
        tenants = List.copyOf(tenants);
        operations = List.copyOf(operations);
    }

    boolean covers(Tenant tenant) {
        return tenants.stream().anyMatch(glob -> glob.matches(tenant.name()));
    }

    Requirements applyTo(Requirements to) {
        return adjustment.applyTo(preset == null ? to : preset.requirements());
    }
}
