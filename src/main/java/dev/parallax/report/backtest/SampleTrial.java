package dev.parallax.report.backtest;

import dev.parallax.compare.PairJudge;
import dev.parallax.compare.PairJudge.Judgement;
import dev.parallax.evidence.SampledPair;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Location;
import dev.parallax.exchange.Masked;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Outcome;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.VacuousReason;
import dev.parallax.rules.book.RuleBook;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Judges one difference of one sample under two rule books. With whole bodies kept, it compares them again; without, it
 * compares a {@link Skeleton} of the difference, and believes it only if it shows the same difference when no rule is in
 * force. Immutable, so safe to share.
 *
 * @param judge compares
 * @param current the rules in force
 * @param edited the rules to try
 * @param today the day they must hold on
 */
record SampleTrial(PairJudge judge, RuleBook current, RuleBook edited, LocalDate today) {

    /** Found between replies or over time rather than within two bodies: no rule reaches them. */
    private static final Set<DifferenceKind> BEYOND_RULES = EnumSet.of(
            DifferenceKind.SHADOW_WRITE,
            DifferenceKind.TIMEOUT,
            DifferenceKind.RESET,
            DifferenceKind.TRUNCATED,
            DifferenceKind.UNPARSEABLE);

    /**
     * What was found out.
     *
     * @param effect what happens to the difference
     * @param why for an unknown effect: what is missing; empty otherwise
     * @param before what the rules in force mask in it
     * @param after what the edited rules mask in it
     * @param provesNothing whether everything would be masked, so that the whole reply proved nothing
     */
    record Found(Effect effect, String why, List<Masked> before, List<Masked> after, boolean provesNothing) {

        static Found of(Effect effect) {
            return new Found(effect, "", List.of(), List.of(), false);
        }

        static Found unknown(String why) {
            return new Found(Effect.UNKNOWN, why, List.of(), List.of(), false);
        }
    }

    Found of(SampledPair sample, OperationId operation, Difference difference) {
        if (BEYOND_RULES.contains(difference.kind())) {
            return Found.of(Effect.STAYS);
        }
        boolean whole = sample.legacy().body() != null && sample.candidate().body() != null;
        if (whole || !(difference.at() instanceof Location.InBody)) {
            return judged(
                    KeptPair.of(sample, operation), difference, whole, "what is kept of the replies does not show it");
        }
        CapturedRead read = KeptPair.read(sample, operation);
        Optional<Pair> skeleton = Skeleton.of(read, difference);
        return skeleton.isPresent()
                ? judged(skeleton.get(), difference, false, "its value was redacted, or depends on its neighbours")
                : Found.unknown("whole bodies are not kept, and the value alone does not suffice");
    }

    private Found judged(Pair pair, Difference difference, boolean whole, String ifNotShown) {
        Predicate<Difference> same = found -> found.pattern().equals(difference.pattern());
        Judgement before = judge.judge(pair, current, today);
        boolean shown = shows(before, same) || shows(judge.judge(pair, RuleBook.empty(), today), same);
        if (!shown) {
            return Found.unknown(ifNotShown);
        }
        Judgement after = judge.judge(pair, edited, today);
        boolean blocks = blocks(before, same);
        boolean wouldBlock = blocks(after, same);
        Effect effect =
                blocks ? wouldBlock ? Effect.STAYS : Effect.DISAPPEARS : wouldBlock ? Effect.APPEARS : Effect.HIDDEN;
        return new Found(
                effect,
                "",
                before.masked(),
                after.masked(),
                whole && after.outcome().equals(new Outcome.Vacuous(VacuousReason.ALL_MASKED)));
    }

    private static boolean shows(Judgement judgement, Predicate<Difference> same) {
        return differences(judgement).stream().anyMatch(same);
    }

    private static boolean blocks(Judgement judgement, Predicate<Difference> same) {
        return differences(judgement).stream()
                .anyMatch(found -> same.test(found) && found.severity().blocks());
    }

    private static List<Difference> differences(Judgement judgement) {
        if (judgement.outcome() instanceof Outcome.Mismatch mismatch) {
            return mismatch.differences();
        }
        return judgement.outcome() instanceof Outcome.Match match ? match.notes() : List.of();
    }
}
