package dev.parallax.evidence.embedded;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The embedded store cannot be started. The message is one line for an operator: what, where, and what to do. */
public final class StoreStartException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * @param message one line, complete without the cause
     */
    public StoreStartException(String message) {
        this(message, null);
    }

    /**
     * @param message one line, complete without the cause
     * @param cause what the operating system said; null if nothing was thrown
     */
    public StoreStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
