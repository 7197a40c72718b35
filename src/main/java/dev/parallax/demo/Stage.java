package dev.parallax.demo;

import dev.parallax.demo.candidate.CandidateBackend;
import dev.parallax.demo.legacy.LegacyBackend;
import dev.parallax.demo.platform.Bustle;
import dev.parallax.demo.platform.Inventory;
import dev.parallax.demo.platform.Platform;
import dev.parallax.demo.platform.PlatformAddress;
import dev.parallax.evidence.embedded.ClusterName;
import dev.parallax.evidence.embedded.EmbeddedStore;
import dev.parallax.evidence.embedded.StoreAddress;
import dev.parallax.evidence.embedded.StoreStartException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * The platform under migration, up and running: its database, filled, and the two backends over it. {@link #close} may be
 * called from any thread, and more than once.
 */
final class Stage implements AutoCloseable {

    private static final ClusterName PLATFORM = new ClusterName("platform");
    private static final Duration PAUSE_BETWEEN_WRITES = Duration.ofMillis(120);

    private final EmbeddedStore store;
    private final PlatformAddress address;
    private final long rows;
    private final LegacyBackend legacy;
    private final CandidateBackend candidate;
    private boolean closed;

    private Stage(
            EmbeddedStore store, PlatformAddress address, long rows, LegacyBackend legacy, CandidateBackend candidate) {
        this.store = store;
        this.address = address;
        this.rows = rows;
        this.legacy = legacy;
        this.candidate = candidate;
    }

    /**
     * Starts everything, or nothing.
     *
     * @param directory where the database is kept
     * @param seed equal seeds make equal rows
     */
    static Stage set(Path directory, long seed) throws StoreStartException, SQLException, IOException {
        EmbeddedStore store = EmbeddedStore.start(directory, PLATFORM);
        boolean up = false;
        try {
            StoreAddress server = store.address();
            PlatformAddress address = new PlatformAddress(server.jdbcUrl(), server.user(), server.password());
            long rows = new Platform(address).create(seed);
            LegacyBackend legacy = LegacyBackend.start(address);
            Stage stage = new Stage(store, address, rows, legacy, CandidateBackend.start(address));
            up = true;
            return stage;
        } finally {
            if (!up) {
                store.close();
            }
        }
    }

    URI legacy() {
        return legacy.uri();
    }

    URI candidate() {
        return candidate.uri();
    }

    long rows() {
        return rows;
    }

    List<Inventory> inventories() throws SQLException {
        return Inventory.all(address);
    }

    /** Lets life go on in the database until the result is closed. */
    Bustle bustle(long seed) throws SQLException {
        return Bustle.start(address, seed, PAUSE_BETWEEN_WRITES);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        candidate.close();
        legacy.close();
        store.close();
    }
}
