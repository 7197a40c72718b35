package dev.parallax.evidence;

/** Decisions of people about discrepancies. Thread-safe, blocking; every decision is kept with who and why. */
public interface Triage {

    /**
     * Takes a decision about a discrepancy for all tenants, within the caller's transaction if there is one.
     *
     * @return false if there is no discrepancy of that id
     * @throws StoreUnavailableException if the store cannot be asked; nothing is decided then
     */
    boolean decide(DiscrepancyId id, TriageDecision decision);
}
