package dev.parallax.evidence;

import java.io.Serial;

/** The evidence store could not be asked. Nothing may be concluded: every verdict is UNKNOWN. */
public final class StoreUnavailableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * @param message what failed, without payload
     * @param cause the driver's exception
     */
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
