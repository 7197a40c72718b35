package dev.parallax.report;

import dev.parallax.readiness.Decision;

/** The status code the gate answers a verdict with: success for READY, and for nothing else (E1). */
final class GateStatus {

    private GateStatus() {}

    static int of(Decision decision) {
        return switch (decision) {
            case READY -> 200;
            case NOT_READY, INSUFFICIENT_EVIDENCE -> 409;
            case UNKNOWN -> 503;
        };
    }
}
