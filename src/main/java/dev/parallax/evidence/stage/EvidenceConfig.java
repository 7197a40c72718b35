package dev.parallax.evidence.stage;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of the evidence stage. */
@ConfigMapping(prefix = "parallax.evidence")
public interface EvidenceConfig {

    /** How often evidence goes to the store. Longer is cheaper and leaves a larger gap when Parallax is killed. */
    @WithDefault("1s")
    Duration flushInterval();

    /**
     * How long the store may be away before verdicts are UNKNOWN. Until then they are those of the last evidence that
     * reached it.
     */
    @WithDefault("30s")
    Duration staleAfter();

    /** Examples of pairs. */
    Samples samples();

    /** Different discrepancies kept apart per tenant and epoch. More are only counted, and keep the tenant from READY. */
    @WithDefault("200")
    int discrepanciesPerTenant();

    /**
     * Different combinations of tenant and operation held in memory between two flushes. More are not kept, and every
     * verdict is UNKNOWN.
     */
    @WithDefault("400000")
    int usages();

    /** How long the course over time is kept, by whole months. Verdicts do not depend on it; charts do. */
    @WithDefault("400d")
    Duration keepTallies();

    /**
     * Disk space for evidence that waits while the store is away, in the data directory. When it is used up, evidence is
     * kept in memory only and a crash would lose it.
     */
    @WithDefault("256M")
    MemorySize spool();

    /** What is kept of pairs that differ. */
    interface Samples {

        /** Examples kept per tenant, discrepancy and epoch, of different cases. */
        @WithDefault("3")
        int perDiscrepancy();

        /**
         * Whether examples keep whole bodies, redacted, rather than only the values that differ and the lengths. Handy for
         * finding a bug; keeps personal data.
         */
        @WithDefault("false")
        boolean bodies();

        /** How long examples are kept. Afterwards a discrepancy has only its counts. */
        @WithDefault("14d")
        Duration keep();

        /** Further names of parameters, JSON keys and headers whose values are never kept. Case does not matter. */
        Optional<List<String>> redactNames();

        /** Further forms of secrets, as regular expressions (RE2), that are never kept. */
        Optional<List<String>> redactPatterns();

        /**
         * Places in bodies at and below which nothing is kept, as paths in the syntax of the rules:
         * {@code $.customer.card,$..notes,$.people.*.address}. Steps are names, indexes, {@code *} and {@code ..}; a comma
         * within a path is written {@code \,}. With any, bodies that are not JSON are not kept at all, nor is what differs
         * between replies that cannot be read as documents.
         */
        Optional<List<String>> redactPaths();
    }
}
