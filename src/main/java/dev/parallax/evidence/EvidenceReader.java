package dev.parallax.evidence;

import dev.parallax.exchange.Tenant;
import java.util.List;
import java.util.Optional;

/**
 * Evidence as readiness and report read it. Thread-safe, blocking: call it on worker threads.
 *
 * <p>Every method throws {@link StoreUnavailableException} if the store cannot be asked; an empty answer is never made up.
 */
public interface EvidenceReader {

    /** Every tenant of the platform ever seen, sorted by name; none of Parallax' own. */
    List<Tenant> tenants();

    /** What is known of {@code tenant}; empty if it was never seen. */
    Optional<TenantEvidence> of(Tenant tenant);

    /** What is known of every tenant of the platform ever seen, sorted by name; a fixed number of queries, however many there are. */
    List<TenantEvidence> all();

    /** The builds that run by now, as far as that is known. */
    RunningBuilds running();

    /** Whether what was kept can be vouched for. Never throws: an unreachable store is a problem it names. */
    PipelineHealth health();
}
