package dev.parallax.evidence.stage;

import dev.parallax.capture.CaptureConfig;
import dev.parallax.compare.Observation;
import dev.parallax.compare.ObservationSink;
import dev.parallax.compare.RepeatSink;
import dev.parallax.evidence.BuildDeclarations;
import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.Epoch;
import dev.parallax.evidence.Erasure;
import dev.parallax.evidence.NoiseReader;
import dev.parallax.evidence.PipelineHealth;
import dev.parallax.evidence.StoreUnavailableException;
import dev.parallax.evidence.gather.Evidencing;
import dev.parallax.evidence.gather.Gatherer;
import dev.parallax.evidence.gather.Limits;
import dev.parallax.evidence.spool.Spool;
import dev.parallax.evidence.store.EvidenceStore;
import dev.parallax.evidence.store.InstanceId;
import dev.parallax.evidence.store.StoredEvidence;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.book.RuleBookDigest;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes observations and brings them to the store in the background. Neither a slow store nor one that is away is ever felt
 * by the caller. Inert until started; starting never waits for the store.
 */
@ApplicationScoped
public class EvidenceStage implements ObservationSink, RepeatSink, NoiseReader, BuildDeclarations, Erasure {

    private static final Logger LOG = Logger.getLogger(EvidenceStage.class);
    private static final long SAMPLE_BYTES = 16L << 20;

    private final EvidenceConfig config;
    private final StoreConfig storeConfig;
    private final Instance<AgroalDataSource> source;
    private final Clock clock;
    private final Limits limits;
    private final Gatherer gatherer;
    private final Findings findings;
    private @Nullable FlushLoop loop;
    private @Nullable Flusher flusher;

    EvidenceStage(
            EvidenceConfig config,
            StoreConfig storeConfig,
            RecheckConfig recheck,
            Findings findings,
            CaptureConfig capture,
            Instance<AgroalDataSource> source,
            Clock clock,
            MeterRegistry registry) {
        this.config = config;
        this.storeConfig = storeConfig;
        this.source = source;
        this.clock = clock;
        this.findings = findings;
        this.limits = new Limits(
                config.usages(),
                config.discrepanciesPerTenant(),
                config.samples().perDiscrepancy(),
                SAMPLE_BYTES,
                recheck.reads());
        this.gatherer = new Gatherer(evidencing(config, requestHeaders(recheck, capture)), limits);
        EvidenceMetrics.register(registry, this);
    }

    /** Begins to bring evidence to the store, in the background. Idempotent. */
    public synchronized void start() {
        if (loop != null) {
            return;
        }
        try {
            Path directory = storeConfig.dataDir();
            EvidenceStore store = new EvidenceStore(source.get(), limits);
            Spool spool = new Spool(directory.resolve("spool"), config.spool().asLongValue());
            flusher = new Flusher(store, gatherer, spool, InstanceFile.in(directory), clock);
            loop = new FlushLoop(flusher, spool, new Upkeep(store, gatherer, config, clock), config.flushInterval());
            loop.start();
        } catch (IOException e) {
            throw new UncheckedIOException("parallax.data-dir " + storeConfig.dataDir() + " cannot be written", e);
        }
    }

    /**
     * Completes on the flushing thread when the store has been reached for the first time since the start, and its schema is up
     * to date: before that there may be nothing to ask. Must be started.
     */
    public CompletionStage<Void> reached() {
        Flusher flushing = running();
        return flushing == null
                ? CompletableFuture.failedStage(new IllegalStateException("the evidence stage is not running"))
                : flushing.reached().minimalCompletionStage();
    }

    /** Brings in what is left, if the store is there, and stops. Idempotent. */
    public synchronized void stop() {
        if (loop != null) {
            loop.stop();
            loop = null;
            flusher = null;
        }
    }

    /**
     * The name of this installation.
     *
     * @throws UncheckedIOException if the data directory cannot be read or written
     */
    public InstanceId instance() {
        try {
            return InstanceFile.in(storeConfig.dataDir());
        } catch (IOException e) {
            throw new UncheckedIOException("parallax.data-dir " + storeConfig.dataDir() + " cannot be written", e);
        }
    }

    @Override
    public void captured(CapturedRead read) {
        gatherer.captured(read);
    }

    @Override
    public void observed(Observation observation) {
        findings.found(observation, gatherer.observed(observation));
    }

    @Override
    public void askedAgain(CapturedRead read, List<Difference> drift, RuleBookDigest rules) {
        gatherer.askedAgain(read, drift, rules);
    }

    @Override
    public List<NoisyPlace> noise(Optional<Set<Tenant>> tenants) {
        return gatherer.noise(tenants);
    }

    /** A read that had shown a discrepancy was asked again and did not show it. */
    public void retried(DiscrepancyId discrepancy, Tenant tenant, Epoch epoch) {
        gatherer.retried(discrepancy, tenant, epoch);
    }

    /**
     * Brings what was gathered to the store now and finds out what it fixed. Where the store is away, that happens when it
     * is back.
     */
    public void bringIn() {
        Flusher running = running();
        if (running == null) {
            return;
        }
        running.flush();
        if (running.state().failure() == null) {
            try {
                new EvidenceStore(source.get(), limits).findFixes();
            } catch (SQLException e) {
                LOG.warnf("What is fixed was not found out (SQL state %s); it is tried again", e.getSQLState());
            }
        }
    }

    /** The reading side of the store. */
    public StoredEvidence stored() {
        return new StoredEvidence(source.get(), clock);
    }

    @Override
    public void declare(Side side, BuildId build) {
        try {
            new EvidenceStore(source.get(), limits).declare(side, build);
        } catch (SQLException e) {
            throw new StoreUnavailableException("the build was not declared (" + e.getSQLState() + ")", e);
        }
        gatherer.declare(side, build);
    }

    @Override
    public Map<Side, BuildId> declared() {
        try {
            return new EvidenceStore(source.get(), limits).declared();
        } catch (SQLException e) {
            throw new StoreUnavailableException("the declared builds cannot be read (" + e.getSQLState() + ")", e);
        }
    }

    @Override
    public boolean erase(Tenant tenant) {
        try {
            Flusher running = running();
            return running == null ? new EvidenceStore(source.get(), limits).erase(tenant) : running.erase(tenant);
        } catch (SQLException e) {
            throw new StoreUnavailableException("the tenant was not erased (" + e.getSQLState() + ")", e);
        } catch (IOException e) {
            throw new StoreUnavailableException("the tenant was not erased from the spool", e);
        }
    }

    private synchronized @Nullable Flusher running() {
        return flusher;
    }

    /** Whether what was kept can be vouched for. Asks nobody: what is known at this moment. */
    public synchronized PipelineHealth health() {
        return loop == null
                ? new PipelineHealth(List.of("the evidence stage is not running"), null)
                : new Vouching(gatherer, loop.view(), config.staleAfter(), config.flushInterval())
                        .health(clock.instant());
    }

    /** What is added up in memory. */
    Gatherer gatherer() {
        return gatherer;
    }

    synchronized double secondsBehind() {
        return loop == null ? Double.NaN : loop.view().secondsBehind(clock.instant());
    }

    synchronized double spooled() {
        return loop == null ? Double.NaN : loop.spooled();
    }

    synchronized double lost() {
        return loop == null ? Double.NaN : loop.view().damaged();
    }

    synchronized double unaccounted() {
        return loop == null ? Double.NaN : loop.view().unaccounted();
    }

    private static List<String> requestHeaders(RecheckConfig recheck, CaptureConfig capture) {
        List<String> headers = new ArrayList<>(recheck.headers());
        headers.add(capture.tenantHeader());
        return headers;
    }

    private static Evidencing evidencing(EvidenceConfig config, List<String> requestHeaders) {
        return new Evidencing(
                config.samples().redactNames().orElse(List.of()),
                Redaction.patterns(config.samples()),
                Redaction.paths(config.samples()),
                config.samples().bodies(),
                requestHeaders);
    }
}
