package dev.parallax.diff.media;

/** A body is not what its media type says. Carries no stack trace: it is a finding about a side, not a fault of ours. */
public final class UnreadableException extends Exception {

    /**
     * @param problem what is wrong, in words and without content
     */
    public UnreadableException(String problem) {
        super(problem, null, false, false);
    }

    /** What is wrong, in words and without content. */
    public String problem() {
        return String.valueOf(getMessage());
    }
}
