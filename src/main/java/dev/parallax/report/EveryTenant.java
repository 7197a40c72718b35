package dev.parallax.report;

import dev.parallax.report.access.CurrentCaller;

/** What concerns every tenant is not for callers who may know of some only (B3). */
final class EveryTenant {

    private EveryTenant() {}

    /**
     * Lets only callers by who see every tenant.
     *
     * @param what what they ask for, such as {@code The audit log}
     * @throws Problem 403
     */
    static void required(CurrentCaller caller, String what) {
        if (caller.get().tenants().isPresent()) {
            throw Problem.forbidden(what + " concerns every tenant, and your token is limited to some.");
        }
    }
}
