package dev.parallax.compare;

import dev.parallax.diff.Comparison;
import dev.parallax.diff.Comparison.Compared;
import dev.parallax.diff.Comparison.Refused;
import dev.parallax.diff.DiffEngine;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Outcome;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Reply.Answer;
import dev.parallax.exchange.Reply.Failure;
import dev.parallax.exchange.Reply.NotKept;
import dev.parallax.exchange.VacuousReason;
import dev.parallax.rules.Rule;
import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.trie.CompiledRules;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Looks at one pair under one rule book: agreement, agreement that proves nothing, or difference. Thread-safe.
 */
final class PairComparer {

    private final DiffEngine engine;
    private final Emptiness emptiness;

    PairComparer(DiffEngine engine, Emptiness emptiness) {
        this.engine = engine;
        this.emptiness = emptiness;
    }

    /**
     * What the pair shows.
     *
     * @param today the day rules must still hold on
     */
    Classified classify(Pair pair, RuleBook book, LocalDate today) {
        Optional<Outcome> nothingToCompare = nothingToCompare(pair);
        if (nothingToCompare.isPresent()) {
            return new Classified.Final(nothingToCompare.get(), List.of());
        }
        CapturedRead read = pair.read();
        Comparison comparison =
                engine.compare(pair, book.compiled(read.operation().id(), read.tenant(), today));
        if (comparison instanceof Refused refused) {
            return new Classified.Final(new Outcome.NotCompared(refused.reason()), List.of());
        }
        Compared compared = (Compared) comparison;
        if (compared.blocks()) {
            return new Classified.Differs(compared);
        }
        return new Classified.Final(agreement(pair, compared), compared.masked());
    }

    /** Where one side answered otherwise the second time; empty if it did not. */
    List<Difference> drift(CapturedRead read, Exchange before, Exchange after, RuleBook book, LocalDate today) {
        Exchange asOther = new Exchange(before.side().other(), after.reply(), after.build(), after.latency());
        List<Rule> ofOneSide = book.compiled(read.operation().id(), read.tenant(), today).rules().stream()
                .flatMap(rule -> OneSided.of(rule).stream())
                .toList();
        Comparison comparison = engine.compare(Pair.of(read, before, asOther), CompiledRules.compile(ofOneSide, today));
        return comparison instanceof Compared compared
                ? compared.differences().stream()
                        .filter(difference -> difference.severity().blocks())
                        .toList()
                : List.of();
    }

    private Outcome agreement(Pair pair, Compared compared) {
        if (compared.everythingMasked()) {
            return new Outcome.Vacuous(VacuousReason.ALL_MASKED);
        }
        if (pair.serving().reply() instanceof Answer answer
                && pair.read().request().method() != ReadMethod.HEAD
                && answer.status() < 300
                && emptiness.unusual(pair.read().operation().id(), answer)) {
            return new Outcome.Vacuous(VacuousReason.BOTH_EMPTY);
        }
        return new Outcome.Match(compared.differences());
    }

    /** Outcomes that need no diff: something was not kept, or both sides show nothing. */
    private static Optional<Outcome> nothingToCompare(Pair pair) {
        Reply serving = pair.serving().reply();
        Reply shadow = pair.shadow().reply();
        if (serving instanceof NotKept notKept) {
            return Optional.of(new Outcome.NotCompared(notKept.reason()));
        }
        if (shadow instanceof NotKept notKept) {
            return Optional.of(new Outcome.NotCompared(notKept.reason()));
        }
        return vacuous(serving, shadow).map(Outcome.Vacuous::new);
    }

    private static Optional<VacuousReason> vacuous(Reply serving, Reply shadow) {
        if (failed(serving) && failed(shadow)) {
            return Optional.of(VacuousReason.BOTH_FAILED);
        }
        if (denied(serving) && denied(shadow)) {
            return Optional.of(VacuousReason.BOTH_DENIED);
        }
        if (status(serving) == 429 && status(shadow) == 429) {
            return Optional.of(VacuousReason.BOTH_THROTTLED);
        }
        // The client's validator came from the serving side, so its 304 says nothing about the shadow's full answer.
        if (status(serving) == 304 && (status(shadow) == 304 || status(shadow) == 200)) {
            return Optional.of(VacuousReason.NOT_MODIFIED);
        }
        return Optional.empty();
    }

    private static boolean failed(Reply reply) {
        return reply instanceof Failure || status(reply) >= 500;
    }

    private static boolean denied(Reply reply) {
        return status(reply) == 401 || status(reply) == 403;
    }

    private static int status(Reply reply) {
        return reply instanceof Answer answer ? answer.status() : 0;
    }
}
