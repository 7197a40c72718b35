package dev.parallax.evidence.stage;

import dev.parallax.evidence.gather.Batch;
import dev.parallax.evidence.gather.BatchId;
import dev.parallax.evidence.gather.Gatherer;
import dev.parallax.evidence.store.EvidenceStore;
import dev.parallax.evidence.store.InstanceId;
import dev.parallax.evidence.store.Receipt;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings what was gathered to the store, exactly once: a batch keeps its number until the store has said that it is in, and
 * the store refuses a number twice. While the store is away, one batch waits and everything else goes on being added up.
 *
 * <p>Used by one thread; {@link #state} may be read by any.
 */
final class Flusher {

    private static final Logger LOG = Logger.getLogger(Flusher.class);

    /** An idle run says so often enough not to be taken for dead. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    /** Reads a crash can hide: those of the busiest interval so far, several times over, and never fewer than this. */
    private static final long SMALLEST_LEASE = 1_000;

    private static final int LEASE_FACTOR = 8;

    private final EvidenceStore store;
    private final Gatherer gatherer;
    private final InstanceId instance;
    private final InstantSource clock;

    private long boot;
    private long sequence;
    private long lease = SMALLEST_LEASE;
    private @Nullable Batch pending;

    private volatile State state = new State(null, null, null);

    /**
     * How flushing goes.
     *
     * @param lastFlushAt when a batch last got in; null if none ever did
     * @param failingSince when flushing began to fail; null if it works
     * @param failure what the last failure was, without payload; null if flushing works
     */
    record State(
            @Nullable Instant lastFlushAt,
            @Nullable Instant failingSince,
            @Nullable String failure) {}

    Flusher(EvidenceStore store, Gatherer gatherer, InstanceId instance, InstantSource clock) {
        this.store = store;
        this.gatherer = gatherer;
        this.instance = instance;
        this.clock = clock;
    }

    State state() {
        return state;
    }

    /** The registered run; empty before the store was reached for the first time. */
    Optional<Long> boot() {
        return boot == 0 ? Optional.empty() : Optional.of(boot);
    }

    /** Brings one batch in, if there is anything to bring; a failure is noted, and the next call tries again. */
    void flush() {
        try {
            register();
            if (pending == null && !take()) {
                return;
            }
            bringIn();
        } catch (SQLException e) {
            failed(e.getSQLState() == null ? "no connection" : "SQL state " + e.getSQLState());
        } catch (RuntimeException e) {
            failed(e.getClass().getSimpleName());
            LOG.errorf(e, "Evidence could not be written");
        }
    }

    /** Ends the run: flushes what is left and says good-bye. Does not wait for a store that is away. */
    void close() {
        flush();
        if (pending == null && boot != 0) {
            try {
                store.close(boot);
            } catch (SQLException e) {
                LOG.warnf("The run was not closed in the store (SQL state %s)", e.getSQLState());
            }
        }
    }

    private void register() throws SQLException {
        if (boot == 0) {
            store.migrate();
            boot = store.register(instance);
            LOG.infof("Evidence store reached; this is run %d", boot);
        }
    }

    /** Takes a batch; an empty one only to show that the run lives. */
    private boolean take() {
        Instant now = clock.instant();
        Batch batch = gatherer.drain(now);
        boolean empty = batch.usages().isEmpty() && batch.standings().isEmpty();
        Instant last = state.lastFlushAt();
        if (empty && last != null && now.isBefore(last.plus(HEARTBEAT)) && !now.isBefore(last)) {
            return false;
        }
        pending = batch;
        sequence++;
        lease = Math.max(lease, LEASE_FACTOR * batch.captured());
        return true;
    }

    private void bringIn() throws SQLException {
        Batch batch = pending;
        if (batch == null) {
            return;
        }
        Receipt receipt = store.write(new BatchId(boot, sequence), batch, lease);
        if (receipt == Receipt.FENCED) {
            failed("the store closed this run's books while it was away; restart Parallax");
            return;
        }
        pending = null;
        Instant failingSince = state.failingSince();
        if (failingSince != null) {
            LOG.infof("Evidence reaches the store again; it had not since %s", failingSince);
        }
        state = new State(clock.instant(), null, null);
    }

    private void failed(String what) {
        Instant since = state.failingSince();
        if (since == null) {
            since = clock.instant();
            LOG.warnf("Evidence does not reach the store (%s); it is kept and tried again", what);
        }
        state = new State(state.lastFlushAt(), since, what);
    }
}
