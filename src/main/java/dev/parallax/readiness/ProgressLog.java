package dev.parallax.readiness;

import dev.parallax.exchange.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a migration as a whole went, from how verdicts changed. Thread-safe, blocking. */
public interface ProgressLog {

    /**
     * When tenants were first judged and when they became READY or ceased to be, oldest first, gathered into at most some
     * 250 steps of equal length; steps in which nothing changed are left out.
     *
     * @param tenants whose; empty for all
     * @throws dev.parallax.evidence.StoreUnavailableException if the store cannot be asked
     */
    List<Step> steps(Optional<Set<Tenant>> tenants);

    /**
     * What changed within a step.
     *
     * @param at when the step begins
     * @param appeared tenants judged for the first time
     * @param becameReady tenants that became READY less those that ceased to be
     */
    record Step(Instant at, long appeared, long becameReady) {}
}
