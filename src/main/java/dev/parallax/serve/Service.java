package dev.parallax.serve;

import dev.parallax.capture.DataPlane;
import dev.parallax.compare.ComparePipeline;
import dev.parallax.evidence.stage.EvidenceStage;
import dev.parallax.readiness.ledger.VerdictWatch;
import dev.parallax.report.AuditWatch;
import dev.parallax.rules.load.ReloadingRuleBooks;
import dev.parallax.shadow.ShadowStage;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Starts the stages from the store outwards, so that nothing comes in before there is somebody to take it. Told to stop, and
 * after {@link Admission} has given others the time to look elsewhere, it ends mirroring, finishes what is in hand, and only
 * then stops serving.
 */
@ApplicationScoped
class Service {

    private static final Logger LOG = Logger.getLogger(Service.class);

    private final ServeConfig config;
    private final Provider<EvidenceStage> evidence;
    private final Provider<ComparePipeline> compare;
    private final Provider<ShadowStage> shadow;
    private final Provider<DataPlane> capture;
    private final Provider<ReloadingRuleBooks> ruleBooks;
    private final Provider<AuditWatch> audit;
    private final Provider<VerdictWatch> verdicts;
    private final Provider<HeartbeatLoop> heartbeat;

    // Set while the stages run.
    private @Nullable RuleReload reload;
    private boolean stopping; // guarded by this

    Service(
            ServeConfig config,
            Provider<EvidenceStage> evidence,
            Provider<ComparePipeline> compare,
            Provider<ShadowStage> shadow,
            Provider<DataPlane> capture,
            Provider<ReloadingRuleBooks> ruleBooks,
            Provider<AuditWatch> audit,
            Provider<VerdictWatch> verdicts,
            Provider<HeartbeatLoop> heartbeat) {
        this.config = config;
        this.evidence = evidence;
        this.compare = compare;
        this.shadow = shadow;
        this.capture = capture;
        this.ruleBooks = ruleBooks;
        this.audit = audit;
        this.verdicts = verdicts;
        this.heartbeat = heartbeat;
    }

    void start(@Observes StartupEvent event) {
        if (!config.stages()) {
            return;
        }
        evidence.get().start();
        compare.get().start();
        shadow.get().start();
        capture.get().start();
        heartbeat.get().start();
        evidence.get().reached().thenRun(this::startWatches);
        reload = new RuleReload(ruleBooks.get(), config.rulesReload());
        LOG.infof(
                "Parallax serves: data plane on %d, control plane on %d",
                capture.get().port(), config.controlPort());
    }

    /** What reads the store from the first moment on waits for its schema. */
    private synchronized void startWatches() {
        if (!stopping) {
            verdicts.get().start();
            audit.get().start();
        }
    }

    private synchronized void stopWatches() {
        stopping = true;
        audit.get().stop();
        verdicts.get().stop();
    }

    void stop(@Observes ShutdownEvent event) {
        RuleReload reloading = reload;
        if (reloading == null) {
            return;
        }
        reload = null;
        reloading.close();
        stopWatches();
        heartbeat.get().stop();
        // Mirroring ends first and clients are served to the last: what is in hand is paired and settled meanwhile.
        shadow.get().drain();
        compare.get().stop();
        shadow.get().stop();
        capture.get().stop();
        evidence.get().stop();
    }
}
