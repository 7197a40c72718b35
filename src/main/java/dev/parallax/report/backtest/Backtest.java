package dev.parallax.report.backtest;

import dev.parallax.compare.PairJudge;
import dev.parallax.evidence.DiscrepancyGroup;
import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.SampledPair;
import dev.parallax.exchange.Difference;
import dev.parallax.report.wire.BacktestDocument;
import dev.parallax.report.wire.BacktestDocument.Samples;
import dev.parallax.report.wire.BacktestLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tries an edited rule book on discrepancies, one after the other, and sums up. What the samples do not tell is said to be
 * unknown, never taken for good. Not thread-safe.
 */
public final class Backtest {

    private final SampleTrial trial;
    private final Books books;
    private final RuleTally rules;
    private final List<CaseResult> results = new ArrayList<>();
    private int judged;
    private int whole;
    private int unknown;

    /**
     * @param judge compares
     * @param today the day rules must hold on
     */
    public Backtest(PairJudge judge, Books books, LocalDate today) {
        this.trial = new SampleTrial(judge, books.current(), books.edited(), today);
        this.books = books;
        this.rules = new RuleTally(books);
    }

    /** Tries the books on all samples of one discrepancy. */
    public void add(Case subject) {
        CaseResult result = new CaseResult(subject);
        for (SampledPair sample : subject.samples()) {
            for (Difference difference : sample.differences()) {
                if (isOf(subject.group(), difference)) {
                    judge(result, sample, difference);
                }
            }
        }
        results.add(result);
    }

    /**
     * What was found out so far.
     *
     * @param meant the discrepancy the edit is meant for; null if none was named
     * @param leftOut discrepancies that were not added
     */
    public BacktestDocument document(@Nullable DiscrepancyId meant, int leftOut) {
        List<BacktestLine> lines = results.stream()
                .filter(result -> result.effect() != Effect.HIDDEN)
                .sorted(Comparator.comparing(Backtest::rank)
                        .thenComparing(result -> result.subject().group().severity()))
                .map(CaseResult::line)
                .toList();
        return new BacktestDocument(
                BacktestDocument.KIND,
                books.current().digest().hex(),
                books.edited().digest().hex(),
                new Samples(judged, whole, unknown, leftOut),
                with(Effect.DISAPPEARS),
                with(Effect.STAYS),
                with(Effect.APPEARS),
                with(Effect.UNKNOWN),
                lines,
                rules.lines(),
                Warnings.of(results, rules.lines(), meant),
                caveats(leftOut));
    }

    private void judge(CaseResult result, SampledPair sample, Difference difference) {
        SampleTrial.Found found = trial.of(sample, result.subject().group().operation(), difference);
        result.add(found, rules.add(found, difference));
        if (found.effect() == Effect.UNKNOWN) {
            unknown++;
        } else {
            judged++;
            if (sample.legacy().body() != null && sample.candidate().body() != null) {
                whole++;
            }
        }
    }

    private int with(Effect effect) {
        return (int)
                results.stream().filter(result -> result.effect() == effect).count();
    }

    /** What changes first, then what is worst. */
    private static int rank(CaseResult result) {
        return switch (result.effect()) {
            case APPEARS -> 0;
            case DISAPPEARS -> 1;
            case UNKNOWN -> 2;
            case STAYS -> result.count(Effect.DISAPPEARS) > 0 ? 1 : 3;
            case HIDDEN -> 4;
        };
    }

    private List<String> caveats(int leftOut) {
        List<String> caveats = new ArrayList<>();
        caveats.add(
                "Only reads that differed are kept as samples, a few of each discrepancy: what the edited rules would"
                        + " hide or find in other reads is not known.");
        if (!rules.onlyAdds()) {
            caveats.add(
                    "A rule was changed or removed. Reads that agreed because of it are not kept, so more may appear"
                            + " than is shown; those matches stop counting as evidence once the rules are in force.");
        }
        if (whole < judged) {
            caveats.add(
                    (judged - whole) + " differences were judged by their values alone, as whole bodies are not kept"
                            + " (parallax.evidence.samples.bodies): a rule that looks at neighbours cannot be tried on them.");
        }
        if (unknown > 0) {
            caveats.add(unknown + " differences could not be judged: their values were redacted, cut or not kept.");
        }
        if (leftOut > 0) {
            caveats.add(leftOut + " discrepancies were left out for time's sake; ask for all to try them too.");
        }
        return caveats;
    }

    /** A sample shows all differences of its pair; each is counted with its own discrepancy only. */
    private static boolean isOf(DiscrepancyGroup group, Difference difference) {
        return difference.kind() == group.kind()
                && difference.pattern().equals(group.pattern())
                && difference.shape().equals(group.shape());
    }
}
