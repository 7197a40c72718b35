package dev.parallax.capture;

import dev.parallax.exchange.Operation;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Tenant;

/** What capture made of a request: who serves it, and whether it is to be compared. */
sealed interface Attribution {

    /** The side that serves it. */
    Side serving();

    /** What to count it as. */
    CaptureResult result();

    /**
     * To be compared.
     *
     * @param serving the side that serves the tenant
     * @param tenant whose read it is
     * @param operation what it asks
     */
    record Read(Side serving, Tenant tenant, Operation operation) implements Attribution {
        @Override
        public CaptureResult result() {
            return CaptureResult.CAPTURED;
        }
    }

    /**
     * Only served.
     *
     * @param serving the side that serves it
     * @param result what speaks against comparing it
     */
    record Other(Side serving, CaptureResult result) implements Attribution {}
}
