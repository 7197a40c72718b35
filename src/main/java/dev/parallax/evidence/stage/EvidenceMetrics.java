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
    /** Reads of this run: captured = settled + in flight, as far as this process knows. */
    private static final String READS = "parallax.evidence.reads";

    private static final String STATE = "state";
    private static final String IN_FLIGHT = "parallax.evidence.in.flight.reads";
    private static final String SPOOLED = "parallax.evidence.spooled.batches";
    private static final String LOST = "parallax.evidence.lost.batches";
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
        FunctionCounter.builder(READS, stage, figures.captured())
                .description("Reads that entered the pipeline, left it with an outcome, and are in it")
                .tag(STATE, "captured")
                .register(registry);
        FunctionCounter.builder(READS, stage, figures.settled())
                .tag(STATE, "settled")
                .register(registry);
        Gauge.builder(IN_FLIGHT, stage, figures.inFlight())
                .description("Reads in the pipeline now")
                .register(registry);
        Gauge.builder(SPOOLED, stage, figures.spooled())
                .description("Batches that wait on disk for the store")
                .register(registry);
        Gauge.builder(LOST, stage, figures.lost())
                .description("Spooled batches that were damaged or unknown to the store: their reads are lost")
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
            ToDoubleFunction<T> unaccounted,
            ToDoubleFunction<T> captured,
            ToDoubleFunction<T> settled,
            ToDoubleFunction<T> inFlight,
            ToDoubleFunction<T> spooled,
            ToDoubleFunction<T> lost) {}
}
