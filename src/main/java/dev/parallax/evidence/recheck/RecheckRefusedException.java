package dev.parallax.evidence.recheck;

import java.io.Serial;

/** Nothing is asked, or no more. The message says why and what to do about it; never payload. */
public final class RecheckRefusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    RecheckRefusedException(String message) {
        super(message, null, false, false);
    }
}
