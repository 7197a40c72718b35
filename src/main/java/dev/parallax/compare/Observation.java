package dev.parallax.compare;

import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Masked;
import dev.parallax.exchange.Outcome;
import dev.parallax.exchange.Pair;
import dev.parallax.rules.book.RuleBookDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A captured read with its outcome: all that evidence is made from.
 *
 * @param read what was asked
 * @param settledPair the pair the outcome is about; null if there never was one
 * @param outcome what became of it
 * @param masked what rules allowed, per rule and pattern; empty if nothing was compared
 * @param rules the rule book it was judged under
 * @param at when the outcome was known
 */
public record Observation(
        CapturedRead read,
        @Nullable Pair settledPair,
        Outcome outcome,
        List<Masked> masked,
        RuleBookDigest rules,
        Instant at) {

    /** Copies the list. */
    public Observation {
        masked = List.copyOf(masked);
    }

    /** The pair the outcome is about; empty if there never was one. */
    public Optional<Pair> pair() {
        return Optional.ofNullable(settledPair);
    }
}
