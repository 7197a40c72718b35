package dev.parallax.evidence.gather;

import dev.parallax.evidence.Epoch;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Side;
import dev.parallax.rules.book.RuleBookDigest;
import org.jspecify.annotations.Nullable;

/**
 * Which build answered. A reply's own word counts most. A failure names no build, yet some build failed: it is put down to
 * the one the side named last. An answer that names none while others do is a build nobody knows. Builds declared by a
 * deployment pipeline stand for a side whose answers never name one. Thread-safe.
 */
final class Builds {

    private static final int SERVER_ERROR = 500;

    /** Two volatile fields, one a side, rather than a map: read for every pair. */
    private volatile @Nullable BuildId namedLegacy;

    private volatile @Nullable BuildId namedCandidate;
    private volatile @Nullable BuildId declaredLegacy;
    private volatile @Nullable BuildId declaredCandidate;

    /** A side's build as declared from outside; null takes the declaration back. */
    void declare(Side side, @Nullable BuildId build) {
        if (side == Side.LEGACY) {
            declaredLegacy = build;
        } else {
            declaredCandidate = build;
        }
    }

    /** The epoch a pair belongs to. */
    Epoch epoch(Pair pair, RuleBookDigest rules) {
        return new Epoch(of(pair.legacy()), of(pair.candidate()), rules);
    }

    /** The epoch of a read that has no pair: the builds heard of last. */
    Epoch latest(RuleBookDigest rules) {
        return new Epoch(known(Side.LEGACY), known(Side.CANDIDATE), rules);
    }

    private @Nullable BuildId of(Exchange exchange) {
        BuildId build = exchange.build();
        if (build != null) {
            remember(exchange.side(), build);
            return build;
        }
        boolean broken = !(exchange.reply() instanceof Reply.Answer answer) || answer.status() >= SERVER_ERROR;
        boolean neverNamed = named(exchange.side()) == null;
        return broken || neverNamed ? known(exchange.side()) : null;
    }

    private @Nullable BuildId known(Side side) {
        BuildId named = named(side);
        return named != null ? named : side == Side.LEGACY ? declaredLegacy : declaredCandidate;
    }

    private @Nullable BuildId named(Side side) {
        return side == Side.LEGACY ? namedLegacy : namedCandidate;
    }

    private void remember(Side side, BuildId build) {
        if (side == Side.LEGACY) {
            namedLegacy = build;
        } else {
            namedCandidate = build;
        }
    }
}
