package dev.parallax.evidence;

import dev.parallax.exchange.Tenant;

/** Forgets tenants. Thread-safe, blocking. */
public interface Erasure {

    /**
     * Erases all evidence of {@code tenant}: in the store, in memory and in the spool. Other instances on the same store
     * forget it before they bring anything else in, within seconds. Reads that come in afterwards begin anew; those under
     * way count for nothing.
     *
     * @return false if there was none
     * @throws StoreUnavailableException if the store cannot be asked; try again then
     */
    boolean erase(Tenant tenant);
}
