package dev.parallax.report.access;

/** What a caller may do; each may do what the ones before it may. */
public enum Scope {
    /** Read verdicts, reports, discrepancies and rules, and compare replies it holds. */
    VIEWER,
    /** Triage discrepancies. */
    ENGINEER,
    /** Decide about moving tenants. */
    RELEASER,
    /** Everything. */
    ADMIN;

    /** Whether this allows what {@code needed} allows. */
    public boolean covers(Scope needed) {
        return compareTo(needed) >= 0;
    }
}
