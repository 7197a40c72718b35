package dev.parallax.compare;

import dev.parallax.exchange.Masked;
import dev.parallax.exchange.Outcome;
import dev.parallax.exchange.Pair;
import java.util.List;

/**
 * The end of a pair's way.
 *
 * @param pair the pair the outcome is about: the captured one, or the re-read one that settled it
 * @param outcome what became of it
 * @param masked what rules allowed
 */
record Settled(Pair pair, Outcome outcome, List<Masked> masked) {}
