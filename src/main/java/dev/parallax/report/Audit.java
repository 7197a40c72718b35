package dev.parallax.report;

import dev.parallax.evidence.AuditAction;
import dev.parallax.evidence.AuditEntry;
import dev.parallax.evidence.AuditLog;
import dev.parallax.report.access.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes down what the current caller does. Thread-safe. */
@ApplicationScoped
class Audit {

    private final AuditLog log;
    private final AuditBacklog backlog;
    private final CurrentCaller caller;

    Audit(AuditLog log, AuditBacklog backlog, CurrentCaller caller) {
        this.log = log;
        this.backlog = backlog;
        this.caller = caller;
    }

    /**
     * Adds an entry in the caller's name, within the transaction there is, if any. Blocking.
     *
     * @throws dev.parallax.evidence.StoreUnavailableException if the store cannot be asked
     */
    void record(AuditAction action, AuditEntry.Subject subject, AuditEntry.Detail detail) {
        log.add(entry(action, subject, detail));
    }

    /** Adds an entry in the caller's name as soon as the store takes it: for what must not wait for it. */
    void recordSoon(AuditAction action, AuditEntry.Subject subject, AuditEntry.Detail detail) {
        backlog.add(entry(action, subject, detail));
    }

    private AuditEntry entry(AuditAction action, AuditEntry.Subject subject, AuditEntry.Detail detail) {
        return new AuditEntry(new AuditEntry.Actor(caller.get().name()), action, subject, detail);
    }
}
