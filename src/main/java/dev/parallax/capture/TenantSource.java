package dev.parallax.capture;

/** Reads the tenant off a request. Thread-safe, does no I/O, never throws. */
interface TenantSource {

    /** Whose request this is. Looks only at what the backends will see too, so hop-by-hop fields do not count. */
    TenantResolution tenantOf(RequestHead head);
}
