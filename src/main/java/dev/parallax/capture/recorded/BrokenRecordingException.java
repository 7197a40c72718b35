package dev.parallax.capture.recorded;

import java.io.IOException;
import java.io.Serial;

/** A recording cannot be read, or not beyond some point. The message names the line and what was expected there. */
public final class BrokenRecordingException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    BrokenRecordingException(String message) {
        super(message);
    }
}
