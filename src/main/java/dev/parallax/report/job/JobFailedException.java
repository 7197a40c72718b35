package dev.parallax.report.job;

import java.io.Serial;

/** A job cannot go on. The message is shown to people: what, and what to do; never payload. */
public final class JobFailedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public JobFailedException(String message) {
        super(message, null, false, false);
    }
}
