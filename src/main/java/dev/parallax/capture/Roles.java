package dev.parallax.capture;

import dev.parallax.exchange.Side;
import dev.parallax.exchange.Tenant;
import java.util.Collection;
import java.util.Set;

/**
 * Which side serves which tenant now. Immutable.
 */
public final class Roles {

    private static final SettingName SETTING = new SettingName("parallax.candidate-serves");

    private final Set<Tenant> candidateServes;

    private Roles(Set<Tenant> candidateServes) {
        this.candidateServes = candidateServes;
    }

    /** The candidate serves these tenants, legacy all others. */
    public static Roles candidateServes(Collection<Tenant> tenants) {
        return new Roles(Set.copyOf(tenants));
    }

    /**
     * As the operator configured.
     *
     * @throws InvalidSettingException if a name cannot be a tenant's
     */
    public static Roles parse(Collection<String> names) {
        for (String name : names) {
            if (!Tenant.isValid(name.strip())) {
                throw new InvalidSettingException(SETTING, "'" + name + "'", "comma-separated names of tenants");
            }
        }
        return candidateServes(
                names.stream().map(String::strip).map(Tenant::new).toList());
    }

    /** The side that answers this tenant's clients. */
    public Side serving(Tenant tenant) {
        return candidateServes.contains(tenant) ? Side.CANDIDATE : Side.LEGACY;
    }

    /** The side that answers whoever names no tenant. */
    public Side servingNobody() {
        return Side.LEGACY;
    }
}
