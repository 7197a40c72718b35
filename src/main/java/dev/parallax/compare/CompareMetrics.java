package dev.parallax.compare;

import dev.parallax.exchange.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** The compare stage's metrics. Tags are enums: tenant and operation are never one. */
final class CompareMetrics {

    /** Reads by outcome. */
    static final String OUTCOMES = "parallax.compare.outcomes";

    /** Pairs waiting for a thread. */
    static final String QUEUE = "parallax.compare.queue";

    /** Mismatches under settlement. */
    static final String SETTLING = "parallax.compare.settling";

    /** Pairs that Parallax itself failed on. */
    static final String ERRORS = "parallax.compare.errors";

    private static final String OUTCOME = "outcome";

    private final Map<Outcome.Kind, Counter> outcomes = new EnumMap<>(Outcome.Kind.class);
    private final Counter errors;
    private final MeterRegistry registry;

    CompareMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.errors = Counter.builder(ERRORS)
                .description("Pairs that could not be judged because Parallax itself failed")
                .register(registry);
        for (Outcome.Kind kind : Outcome.Kind.values()) {
            outcomes.put(
                    kind,
                    Counter.builder(OUTCOMES)
                            .description("Captured reads by outcome")
                            .tag(OUTCOME, kind.name())
                            .register(registry));
        }
    }

    void watch(Supplier<Number> waiting, java.util.concurrent.atomic.AtomicInteger settling) {
        Gauge.builder(QUEUE, waiting)
                .description("Pairs waiting to be compared")
                .register(registry);
        Gauge.builder(SETTLING, settling, java.util.concurrent.atomic.AtomicInteger::get)
                .description("Mismatches being settled")
                .register(registry);
    }

    void outcome(Outcome outcome) {
        Counter counter = outcomes.get(outcome.kind());
        if (counter != null) {
            counter.increment();
        }
    }

    void error() {
        errors.increment();
    }
}
