package dev.parallax.evidence.stage;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The evidence stage's metrics. No tenant is ever a tag. */
final class EvidenceMetrics {

    /** Reads of this run: captured = settled + in flight, as far as this process knows. */
    private static final String READS = "parallax.evidence.reads";

    private static final String STATE = "state";

    private static final List<Figure> FIGURES = List.of(
            new Figure(
                    "parallax.evidence.behind.seconds",
                    "Seconds since evidence last reached the store",
                    EvidenceStage::secondsBehind),
            new Figure(
                    "parallax.evidence.in.flight.reads",
                    "Reads in the pipeline now",
                    stage -> stage.gatherer().inFlight()),
            new Figure(
                    "parallax.evidence.spooled.batches",
                    "Batches that wait on disk for the store",
                    EvidenceStage::spooled),
            new Figure(
                    "parallax.evidence.lost.batches",
                    "Spooled batches that were damaged or unknown to the store: their reads are lost",
                    EvidenceStage::lost),
            new Figure(
                    "parallax.evidence.unaccounted.operations",
                    "Tenants' operations for which the conservation law does not hold",
                    EvidenceStage::unaccounted));

    private static final List<Count> COUNTS = List.of(
            new Count(
                    "parallax.evidence.refused.reads",
                    Tags.empty(),
                    "Reads not kept because of too many different tenants and operations",
                    stage -> stage.gatherer().refused()),
            new Count(
                    "parallax.evidence.stray.reads",
                    Tags.empty(),
                    "Reads that were not captured once and then observed once",
                    stage -> stage.gatherer().strays()),
            new Count(
                    READS,
                    Tags.of(STATE, "captured"),
                    "Reads that entered the pipeline, and that left it with an outcome",
                    stage -> stage.gatherer().captured()),
            new Count(
                    READS,
                    Tags.of(STATE, "settled"),
                    "Reads that entered the pipeline, and that left it with an outcome",
                    stage -> stage.gatherer().settled()));

    private EvidenceMetrics() {}

    /** What goes up and down. */
    private record Figure(String name, String description, ToDoubleFunction<EvidenceStage> value) {}

    /** What only grows. */
    private record Count(String name, Tags tags, String description, ToDoubleFunction<EvidenceStage> value) {}

    static void register(MeterRegistry registry, EvidenceStage stage) {
        FIGURES.forEach(figure -> Gauge.builder(figure.name(), stage, figure.value())
                .description(figure.description())
                .register(registry));
        COUNTS.forEach(count -> FunctionCounter.builder(count.name(), stage, count.value())
                .description(count.description())
                .tags(count.tags())
                .register(registry));
    }
}
