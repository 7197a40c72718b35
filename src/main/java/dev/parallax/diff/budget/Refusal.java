package dev.parallax.diff.budget;

import dev.parallax.exchange.SkipReason;

/** Leaves a comparison that went over a limit; caught where comparing began, so it carries no stack trace. */
public final class Refusal extends RuntimeException {

    private final SkipReason reason;
    private final String limit;

    /**
     * @param reason what the pair is not compared for
     * @param limit which limit, in words
     */
    public Refusal(SkipReason reason, String limit) {
        super(limit, null, false, false);
        this.reason = reason;
        this.limit = limit;
    }

    /** What the pair is not compared for. */
    public SkipReason reason() {
        return reason;
    }

    /** Which limit, in words. */
    public String limit() {
        return limit;
    }
}
