package dev.parallax.evidence.stage;

import com.google.re2j.Pattern;
import dev.parallax.compare.Observation;
import dev.parallax.compare.ObservationSink;
import dev.parallax.evidence.PipelineHealth;
import dev.parallax.evidence.gather.Evidencing;
import dev.parallax.evidence.gather.Gatherer;
import dev.parallax.evidence.gather.Limits;
import dev.parallax.evidence.store.EvidenceStore;
import dev.parallax.exchange.CapturedRead;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes observations and brings them to the store in the background. Neither a slow store nor one that is away is ever felt
 * by the caller. Inert until started; starting never waits for the store.
 */
@ApplicationScoped
public class EvidenceStage implements ObservationSink {

    private static final long SAMPLE_BYTES = 16L << 20;

    private final EvidenceConfig config;
    private final StoreConfig storeConfig;
    private final Instance<AgroalDataSource> source;
    private final Clock clock;
    private final Limits limits;
    private final Gatherer gatherer;
    private @Nullable FlushLoop loop;

    EvidenceStage(
            EvidenceConfig config,
            StoreConfig storeConfig,
            Instance<AgroalDataSource> source,
            Clock clock,
            MeterRegistry registry) {
        this.config = config;
        this.storeConfig = storeConfig;
        this.source = source;
        this.clock = clock;
        this.limits = new Limits(
                config.usages(),
                config.discrepanciesPerTenant(),
                config.samples().perDiscrepancy(),
                SAMPLE_BYTES);
        this.gatherer = new Gatherer(evidencing(config), limits);
        EvidenceMetrics.register(
                registry,
                this,
                new EvidenceMetrics.Figures<>(
                        EvidenceStage::secondsBehind,
                        stage -> stage.gatherer.refused(),
                        stage -> stage.gatherer.strays(),
                        EvidenceStage::unaccounted));
    }

    /** Begins to bring evidence to the store, in the background. Idempotent. */
    public synchronized void start() {
        if (loop != null) {
            return;
        }
        try {
            EvidenceStore store = new EvidenceStore(source.get(), limits);
            Flusher flusher = new Flusher(store, gatherer, InstanceFile.in(storeConfig.dataDir()), clock);
            loop = new FlushLoop(flusher, store, config.flushInterval());
            loop.start();
        } catch (IOException e) {
            throw new UncheckedIOException("parallax.data-dir " + storeConfig.dataDir() + " cannot be written", e);
        }
    }

    /** Brings in what is left, if the store is there, and stops. Idempotent. */
    public synchronized void stop() {
        if (loop != null) {
            loop.stop();
            loop = null;
        }
    }

    @Override
    public void captured(CapturedRead read) {
        gatherer.captured(read);
    }

    @Override
    public void observed(Observation observation) {
        gatherer.observed(observation);
    }

    /** Whether what was kept can be vouched for. Asks nobody: what is known at this moment. */
    public synchronized PipelineHealth health() {
        return loop == null
                ? new PipelineHealth(List.of("the evidence stage is not running"), null)
                : new Vouching(gatherer, loop.view(), config.staleAfter()).health(clock.instant());
    }

    private synchronized double secondsBehind() {
        return loop == null ? Double.NaN : loop.view().secondsBehind(clock.instant());
    }

    private synchronized double unaccounted() {
        return loop == null ? Double.NaN : loop.view().unaccounted();
    }

    private static Evidencing evidencing(EvidenceConfig config) {
        return new Evidencing(
                config.samples().redactNames().orElse(List.of()),
                config.samples().redactPatterns().orElse(List.of()).stream()
                        .map(Pattern::compile)
                        .toList(),
                config.samples().bodies());
    }
}
