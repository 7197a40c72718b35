package dev.parallax.evidence.stage;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** Names of the evidence stage's metrics. No tenant is ever a tag. */
final class EvidenceMetrics {

    private static final String BEHIND = "parallax.evidence.behind.seconds";
    private static final String REFUSED = "parallax.evidence.refused.reads";
    private static final String STRAY = "parallax.evidence.stray.reads";
    private static final String UNACCOUNTED = "parallax.evidence.unaccounted.operations";

    private EvidenceMetrics() {}

    static <T> void register(MeterRegistry registry, T stage, Figures<T> figures) {
        Gauge.builder(BEHIND, stage, figures.behind())
                .description("Seconds since evidence last reached the store")
                .register(registry);
        FunctionCounter.builder(REFUSED, stage, figures.refused())
                .description("Reads not kept because of too many different tenants and operations")
                .register(registry);
        FunctionCounter.builder(STRAY, stage, figures.strays())
                .description("Reads that were not captured once and then observed once")
                .register(registry);
        Gauge.builder(UNACCOUNTED, stage, figures.unaccounted())
                .description("Tenants' operations for which the conservation law does not hold")
                .register(registry);
    }

    /** Where the figures come from. */
    record Figures<T>(
            ToDoubleFunction<T> behind,
            ToDoubleFunction<T> refused,
            ToDoubleFunction<T> strays,
            ToDoubleFunction<T> unaccounted) {}
}
