package dev.parallax.report;

import java.io.Serial;

/** What should be two replies to compare is not. Carries no stack trace: it is an answer about input, not a fault. */
public final class InvalidPairException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    InvalidPairException(String problem) {
        super(problem, null, false, false);
    }
}
