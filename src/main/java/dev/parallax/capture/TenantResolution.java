package dev.parallax.capture;

import dev.parallax.exchange.Tenant;

/** Whose request this is, as far as it says so. */
sealed interface TenantResolution {

    /** The tenant of that name; {@link Missing} if no tenant can have it. */
    static TenantResolution of(String name) {
        return Tenant.isValid(name) ? new Resolved(new Tenant(name)) : new Missing();
    }

    /** It names one tenant. */
    record Resolved(Tenant tenant) implements TenantResolution {}

    /** It names none, or not in a form a tenant can have. */
    record Missing() implements TenantResolution {}

    /** It names more than one: nobody can say which one a backend will believe. */
    record Ambiguous() implements TenantResolution {}
}
