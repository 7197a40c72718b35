package dev.parallax.diff;

import dev.parallax.exchange.SkipReason;

/** Leaves a comparison that went over a limit; caught by {@link DiffEngine} only, so it carries no stack trace. */
final class Refusal extends RuntimeException {

    private final Comparison.Refused refused;

    Refusal(SkipReason reason, String limit) {
        super(limit, null, false, false);
        this.refused = new Comparison.Refused(reason, limit);
    }

    Comparison.Refused refused() {
        return refused;
    }
}
