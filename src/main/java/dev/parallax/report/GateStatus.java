package dev.parallax.report;

import dev.parallax.readiness.BreakGlass;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Verdict;
import org.jspecify.annotations.Nullable;

/** The status code the gate answers a verdict with: success for READY, and for nothing else (E1). */
final class GateStatus {

    private GateStatus() {}

    /** The word by which a caller says that overrides count for it. */
    private static final String HONOUR = "honour";

    /**
     * Whether the caller honours overrides.
     *
     * @param asked the parameter; null if there is none
     * @throws Problem 400 if it is anything else: a misspelt one must not be taken for a wish
     */
    static boolean honours(@Nullable String asked) {
        if (asked != null && !asked.equals(HONOUR)) {
            throw Problem.malformed(new Problem.Field("override"), "override must be 'honour' or left out.");
        }
        return asked != null;
    }

    /** The same, where an override in force is success too if the caller honours it. */
    static int of(Verdict verdict, boolean honours) {
        BreakGlass override = verdict.override();
        boolean passes = honours && override != null && override.standing(verdict) == BreakGlass.Standing.IN_FORCE;
        return passes ? of(Decision.READY) : of(verdict.decision());
    }

    static int of(Decision decision) {
        return switch (decision) {
            case READY -> 200;
            case NOT_READY, INSUFFICIENT_EVIDENCE -> 409;
            case UNKNOWN -> 503;
        };
    }
}
