package dev.parallax.readiness;

import dev.parallax.exchange.Tenant;
import java.util.List;

/** How verdicts changed. Rows are added, never changed in what they say, and erased with their tenant. Thread-safe, blocking. */
public interface VerdictLog {

    /**
     * The changes of a tenant's verdict, newest first; empty if it was never judged.
     *
     * @param most how many at most
     * @throws dev.parallax.evidence.StoreUnavailableException if the store cannot be asked
     */
    List<LoggedVerdict> of(Tenant tenant, int most);
}
