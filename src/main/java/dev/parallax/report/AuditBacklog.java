package dev.parallax.report;

import dev.parallax.evidence.AuditEntry;
import dev.parallax.evidence.AuditLog;
import dev.parallax.evidence.StoreUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Entries for the audit log that must not wait for the store, such as the kill switch's: they are kept here until it takes
 * them. Bounded: with the store away for long, the newest are logged instead. Thread-safe.
 */
@ApplicationScoped
class AuditBacklog {

    private static final Logger LOG = Logger.getLogger(AuditBacklog.class);
    private static final int MOST = 1_000;

    private final AuditLog log;

    // Guarded by itself.
    private final Queue<AuditEntry> waiting = new ArrayDeque<>();

    AuditBacklog(AuditLog log) {
        this.log = log;
    }

    /** Takes an entry. Returns at once, never fails. */
    void add(AuditEntry entry) {
        synchronized (waiting) {
            if (waiting.size() < MOST) {
                waiting.add(entry);
                return;
            }
        }
        LOG.warnf(
                "The store is away, so this is missing in the audit log: %s by %s",
                entry.action(), entry.by().name());
    }

    /** Brings what waits to the store, in order; leaves it if the store is away. Blocking. */
    synchronized void flush() {
        for (AuditEntry next = first(); next != null; next = first()) {
            try {
                log.add(next);
            } catch (StoreUnavailableException away) {
                return;
            }
            synchronized (waiting) {
                waiting.remove();
            }
        }
    }

    private @Nullable AuditEntry first() {
        synchronized (waiting) {
            return waiting.peek();
        }
    }
}
