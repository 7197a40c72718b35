package dev.parallax.capture.recorded;

import java.io.Serial;

/** An entry is no request. The message says why, and holds nothing of the entry. */
final class BadEntryException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    BadEntryException(String problem) {
        super(problem, null, false, false);
    }

    RecordedEntry.Bad at(long line) {
        return new RecordedEntry.Bad(line, String.valueOf(getMessage()));
    }
}
