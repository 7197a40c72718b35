package dev.parallax.report.backtest;

import dev.parallax.report.wire.BacktestLine;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the samples of one discrepancy show. Not thread-safe. */
final class CaseResult {

    private final Case subject;
    private final Map<Effect, Integer> counts = new EnumMap<>(Effect.class);
    private final Set<String> hiddenBy = new TreeSet<>();
    private String why = "";
    private boolean provesNothing;

    CaseResult(Case subject) {
        this.subject = subject;
    }

    void add(SampleTrial.Found found, Set<String> hiding) {
        counts.merge(found.effect(), 1, Integer::sum);
        hiddenBy.addAll(hiding);
        provesNothing |= found.provesNothing() && found.effect() == Effect.DISAPPEARS;
        if (!found.why().isEmpty()) {
            why = found.why();
        }
    }

    Case subject() {
        return subject;
    }

    boolean provesNothing() {
        return provesNothing;
    }

    int count(Effect effect) {
        return counts.getOrDefault(effect, 0);
    }

    /** The most alarming of its samples' effects. */
    Effect effect() {
        if (count(Effect.APPEARS) > 0) {
            return Effect.APPEARS;
        } else if (count(Effect.STAYS) > 0) {
            return Effect.STAYS;
        } else if (count(Effect.DISAPPEARS) > 0) {
            return Effect.DISAPPEARS;
        }
        return count(Effect.HIDDEN) > 0 ? Effect.HIDDEN : Effect.UNKNOWN;
    }

    BacktestLine line() {
        return new BacktestLine(
                subject.group().id().hex(),
                subject.sentence(),
                subject.group().operation().value(),
                subject.group().severity(),
                subject.group().state(),
                subject.group().occurrences(),
                effect(),
                count(Effect.DISAPPEARS),
                count(Effect.STAYS),
                count(Effect.APPEARS),
                count(Effect.UNKNOWN),
                why,
                List.copyOf(hiddenBy));
    }
}
