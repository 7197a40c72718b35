package dev.parallax.evidence.store;

import dev.parallax.evidence.TenantEvidence;
import java.lang.ref.SoftReference;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was read of tenants, for as long as their version in the store is the same: reading all of them again costs what has
 * changed since. Given up when memory runs short. Thread-safe.
 */
final class SnapshotCache {

    // Replaced as a whole when the collector has taken it.
    private volatile SoftReference<Map<Integer, Entry>> entries = new SoftReference<>(new ConcurrentHashMap<>());

    /**
     * A version of what is known of a tenant. The day matters because the read profile looks back from it.
     *
     * @param version as the store counts
     * @param today the day it was read on
     */
    record Version(long version, LocalDate today) {}

    private record Entry(Version version, TenantEvidence evidence) {}

    /** What was read of the tenant with that number in that version; empty if it was not, or is forgotten. */
    Optional<TenantEvidence> get(int tenant, Version version) {
        Entry entry = entries().get(tenant);
        return entry != null && entry.version().equals(version) ? Optional.of(entry.evidence()) : Optional.empty();
    }

    void put(int tenant, Version version, TenantEvidence evidence) {
        entries().put(tenant, new Entry(version, evidence));
    }

    /** Forgets all but these tenants. */
    void retain(Collection<Integer> tenants) {
        entries().keySet().retainAll(tenants);
    }

    private Map<Integer, Entry> entries() {
        Map<Integer, Entry> known = entries.get();
        if (known == null) {
            known = new ConcurrentHashMap<>();
            entries = new SoftReference<>(known);
        }
        return known;
    }
}
