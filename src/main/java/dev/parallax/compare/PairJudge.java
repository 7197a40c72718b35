package dev.parallax.compare;

import dev.parallax.diff.DiffEngine;
import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.value.Origins;
import dev.parallax.exchange.Masked;
import dev.parallax.exchange.Outcome;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.VacuousReason;
import dev.parallax.rules.book.RuleBook;
import java.time.LocalDate;
import java.util.List;

/**
 * Judges a pair on its own, for people and tools that hold two replies: nobody is asked again, and nothing is known of
 * other replies of the operation. Thread-safe.
 */
public final class PairJudge {

    private final DiffEngine engine;

    /** Takes each side naming its own of these origins for no difference. */
    public PairJudge(Origins origins) {
        this.engine = new DiffEngine(Limits.DEFAULT, origins);
    }

    /**
     * What a pair shows.
     *
     * @param outcome never {@link Outcome.Unstable}
     * @param masked what rules allow
     */
    public record Judgement(Outcome outcome, List<Masked> masked) {

        /** Copies the list. */
        public Judgement {
            masked = List.copyOf(masked);
        }
    }

    /**
     * Judges {@code pair} under {@code book}.
     *
     * @param today the day rules must still hold on
     */
    public Judgement judge(Pair pair, RuleBook book, LocalDate today) {
        Classified classified = new PairComparer(engine, new Emptiness()).classify(pair, book, today);
        if (classified instanceof Classified.Differs differs) {
            return new Judgement(
                    new Outcome.Mismatch(differs.comparison().differences()),
                    differs.comparison().masked());
        }
        Classified.Final known = (Classified.Final) classified;
        return new Judgement(withoutUsage(known.outcome()), known.masked());
    }

    /** Whether two empty replies prove something depends on what the operation usually answers, which is not known here. */
    private static Outcome withoutUsage(Outcome outcome) {
        return outcome.equals(new Outcome.Vacuous(VacuousReason.BOTH_EMPTY)) ? new Outcome.Match(List.of()) : outcome;
    }
}
