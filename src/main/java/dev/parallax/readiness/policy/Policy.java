package dev.parallax.readiness.policy;

import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What has to be shown before a tenant may move. Immutable, so safe to share.
 *
 * @param base what holds where nothing else is said
 * @param operations what is otherwise for some operations; later entries win
 * @param tenants what is otherwise for some tenants, and wins over {@code operations}; later entries win
 * @param exemptions operations nothing has to be shown for
 * @param exercises operations that must have been compared lately
 * @param blackouts hours in which no tenant is moved
 */
public record Policy(
        Requirements base,
        List<OperationOverride> operations,
        List<TenantOverride> tenants,
        List<Exemption> exemptions,
        List<Exercise> exercises,
        List<Blackout> blackouts) {

    /** Copies the lists. */
    public Policy {
        operations = List.copyOf(operations);
        tenants = List.copyOf(tenants);
        exemptions = List.copyOf(exemptions);
        exercises = List.copyOf(exercises);
        blackouts = List.copyOf(blackouts);
    }

    /** Just what {@code preset} asks for. */
    public static Policy of(Preset preset) {
        return of(preset.requirements());
    }

    /** The same for all tenants and operations. */
    public static Policy of(Requirements base) {
        return new Policy(base, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** What has to be shown for {@code tenant} as a whole. */
    public Requirements of(Tenant tenant) {
        Requirements requirements = base;
        for (TenantOverride override : tenants) {
            requirements = override.covers(tenant) ? override.applyTo(requirements) : requirements;
        }
        return requirements;
    }

    /** What has to be shown for {@code operation} of {@code tenant}. */
    public OperationRequirements of(Tenant tenant, OperationId operation) {
        OperationRequirements requirements = of(tenant).operation();
        for (OperationOverride override : overrides(tenant).toList()) {
            requirements = override.covers(operation) ? override.adjustment().applyTo(requirements) : requirements;
        }
        return requirements;
    }

    private Stream<OperationOverride> overrides(Tenant tenant) {
        return Stream.concat(
                operations.stream(),
                tenants.stream()
                        .filter(override -> override.covers(tenant))
                        .flatMap(override -> override.operations().stream()));
    }

    /** The exemption that frees {@code operation} of {@code tenant} on that day; empty if none does. */
    public Optional<Exemption> exemption(Tenant tenant, OperationId operation, LocalDate day) {
        return exemptions.stream()
                .filter(exemption -> exemption.scope().covers(tenant)
                        && exemption.scope().covers(operation)
                        && exemption.governance().holdsOn(day))
                .findFirst();
    }

    /** The blackout that lasts at {@code instant}; empty if none does. */
    public Optional<Blackout> blackout(Instant instant) {
        return blackouts.stream().filter(blackout -> blackout.covers(instant)).findFirst();
    }
}
