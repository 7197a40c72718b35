package dev.parallax.diff.json;

/** A body is not JSON (RFC 8259, strictly). Carries no stack trace: it is a finding about a side, not a fault of ours. */
public final class NotJsonException extends Exception {

    private final int offset;

    public NotJsonException(String problem, int offset) {
        super(problem, null, false, false);
        this.offset = offset;
    }

    /** What is wrong, in words and without content. */
    public String problem() {
        return String.valueOf(getMessage());
    }

    /** Where, in bytes from the start. */
    public int offset() {
        return offset;
    }
}
