package dev.parallax.capture;

import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Tenant;

/** Reads the tenant off a request. Thread-safe, does no I/O, never throws. */
interface TenantSource {

    /** Whose request this is. Looks only at what the backends will see too, so hop-by-hop fields do not count. */
    TenantResolution tenantOf(RequestHead head);

    /** Those fields with the tenant named in them, where it is a field that names it; else as they are. */
    default Headers naming(Headers headers, Tenant tenant) {
        return headers;
    }
}
