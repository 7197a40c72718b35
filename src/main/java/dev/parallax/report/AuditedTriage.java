package dev.parallax.report;

import dev.parallax.evidence.AuditAction;
import dev.parallax.evidence.AuditEntry;
import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.Triage;
import dev.parallax.evidence.TriageDecision;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;

/** Decides about discrepancies and writes down who did: both or neither. Thread-safe, blocking. */
@ApplicationScoped
class AuditedTriage {

    private final Triage triage;
    private final Audit audit;

    AuditedTriage(Triage triage, Audit audit) {
        this.triage = triage;
        this.audit = audit;
    }

    /**
     * As {@link Triage#decide}, by the current caller.
     *
     * @throws dev.parallax.evidence.StoreUnavailableException if nothing was decided
     */
    boolean decide(DiscrepancyId id, TriageDecision decision) {
        return QuarkusTransaction.requiringNew().call(() -> {
            boolean decided = triage.decide(id, decision);
            if (decided) {
                String until = decision.until() == null ? "" : " until " + decision.until();
                audit.record(
                        AuditAction.TRIAGE,
                        new AuditEntry.Subject(id.hex()),
                        new AuditEntry.Detail(decision.state() + until + ", by "
                                + decision.by().name() + ": "
                                + decision.because().text()));
            }
            return decided;
        });
    }
}
