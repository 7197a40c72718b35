package dev.parallax.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who did what, kept for good. Thread-safe, blocking. Every method throws {@link StoreUnavailableException} if the store
 * cannot be asked.
 */
public interface AuditLog {

    /**
     * Adds an entry. Called within a transaction, it stands exactly if that transaction is committed, so that a deed and its
     * entry cannot part.
     */
    void add(AuditEntry entry);

    /**
     * Entries, newest first.
     *
     * @param action only these; empty for all
     * @param page which of them
     */
    List<Recorded> newest(Optional<AuditAction> action, DiscrepancyReader.Page page);

    /** How many {@link #newest} would give in all. */
    long count(Optional<AuditAction> action);

    /**
     * An entry as it was kept.
     *
     * @param at when it was added
     * @param entry what was done
     */
    record Recorded(Instant at, AuditEntry entry) {}
}
