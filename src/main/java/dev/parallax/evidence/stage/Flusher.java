package dev.parallax.evidence.stage;

import dev.parallax.evidence.gather.Batch;
import dev.parallax.evidence.gather.BatchId;
import dev.parallax.evidence.gather.Gatherer;
import dev.parallax.evidence.spool.Spool;
import dev.parallax.evidence.store.Erasures;
import dev.parallax.evidence.store.EvidenceStore;
import dev.parallax.evidence.store.InstanceId;
import dev.parallax.evidence.store.Receipt;
import dev.parallax.exchange.Tenant;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings what was gathered to the store, exactly once: a batch keeps its number until the store has said that it is in, and
 * the store refuses a number twice. While the store is away, batches go to the spool, and are brought in before any later
 * one. When the spool is full, one batch waits in memory and everything else goes on being added up there, which costs
 * little memory but would not survive a crash.
 *
 * <p>Thread-safe: whoever flushes or forgets waits for the other; {@link #state} never waits.
 */
final class Flusher {

    private static final Logger LOG = Logger.getLogger(Flusher.class);

    /** An idle run says so often enough not to be taken for dead. */
    static final Duration HEARTBEAT = Duration.ofSeconds(5);

    /** Reads a crash can hide: those of the busiest interval so far, several times over, and never fewer than this. */
    private static final long SMALLEST_LEASE = 1_000;

    private static final int LEASE_FACTOR = 8;

    /** How long the store may be away before evidence goes to disk, and how often it does from then on. */
    private static final Duration SPOOL_INTERVAL = Duration.ofSeconds(5);

    private final EvidenceStore store;
    private final Gatherer gatherer;
    private final Spool spool;
    private final InstanceId instance;
    private final InstantSource clock;

    private long boot;
    private final CompletableFuture<Void> reached = new CompletableFuture<>();
    private long sequence;
    private long lease = SMALLEST_LEASE;
    private @Nullable Batch pending;

    private volatile State state = new State(null, null, null, false);
    private Instant lastSpooledAt = Instant.EPOCH;

    /**
     * How flushing goes.
     *
     * @param lastFlushAt when a batch last got in; null if none ever did
     * @param failingSince when flushing began to fail; null if it works
     * @param failure what the last failure was, without payload; null if flushing works
     * @param spoolFull whether evidence that does not reach the store does not reach the spool either
     */
    record State(
            @Nullable Instant lastFlushAt,
            @Nullable Instant failingSince,
            @Nullable String failure,
            boolean spoolFull) {}

    Flusher(EvidenceStore store, Gatherer gatherer, Spool spool, InstanceId instance, InstantSource clock) {
        this.store = store;
        this.gatherer = gatherer;
        this.spool = spool;
        this.instance = instance;
        this.clock = clock;
    }

    State state() {
        return state;
    }

    /** Completes when the store has first been reached and its schema is up to date. */
    CompletableFuture<Void> reached() {
        return reached;
    }

    /** Brings in what waits, if anything does; a failure is noted, and the next call tries again. */
    synchronized void flush() {
        try {
            register();
            bringInSpooled();
            if (pending != null || take()) {
                bringIn();
            }
        } catch (SQLException e) {
            failed(e.getSQLState() == null ? "no connection" : "SQL state " + e.getSQLState());
        } catch (IOException e) {
            failed("the spool cannot be read");
        } catch (RuntimeException e) {
            failed(e.getClass().getSimpleName());
            LOG.errorf(e, "Evidence could not be written");
        }
    }

    /** Ends the run: flushes what is left and says good-bye, or leaves it in the spool. Does not wait for the store. */
    synchronized void close() {
        flush();
        if (state.failure() != null) {
            spool(clock.instant());
            return;
        }
        try {
            store.close(boot);
        } catch (SQLException e) {
            LOG.warnf("The run was not closed in the store (SQL state %s)", e.getSQLState());
        }
    }

    /** Deletes a tenant's rows, then forgets it wherever evidence waits; a run not registered yet does so before it is. */
    synchronized boolean erase(Tenant tenant) throws SQLException, IOException {
        boolean known = store.erase(tenant);
        forgetErased(boot);
        return known;
    }

    /** Follows erasures, whichever instance was told of them. */
    private void forgetErased(long run) throws SQLException, IOException {
        Erasures erasures = store.erasures(run);
        for (Tenant tenant : erasures.tenants()) {
            gatherer.forget(tenant);
            pending = pending == null ? null : pending.without(tenant);
            spool.rewrite(batch -> batch.without(tenant));
        }
        store.forgotten(run, erasures);
    }

    private void register() throws SQLException, IOException {
        if (boot == 0) {
            store.migrate();
            bringInSpooled();
            boot = store.register(instance);
            reached.complete(null);
            LOG.infof("Evidence store reached; this is run %d", boot);
        }
    }

    /** Oldest first, whoever made it: a later batch must not come before an earlier one. */
    private void bringInSpooled() throws SQLException, IOException {
        while (!spool.isEmpty()) {
            Optional<Spool.Spooled> oldest = spool.oldest();
            if (oldest.isEmpty()) {
                return;
            }
            BatchId id = oldest.get().id();
            switch (store.write(id, oldest.get().batch(), lease)) {
                case APPLIED, ALREADY_APPLIED -> spool.release(id);
                case FORGET_FIRST -> forgetErased(id.boot());
                case FENCED -> {
                    LOG.errorf(
                            "The store does not know run %d; spooled batch %d is set aside", id.boot(), id.sequence());
                    spool.setAside(id);
                }
            }
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

    private void bringIn() throws SQLException, IOException {
        Receipt receipt = Receipt.FORGET_FIRST;
        while (pending != null && receipt == Receipt.FORGET_FIRST) {
            receipt = store.write(new BatchId(boot, sequence), pending, lease);
            if (receipt == Receipt.FORGET_FIRST) {
                forgetErased(boot);
            }
        }
        if (receipt == Receipt.FENCED) {
            failed("the store closed this run's books while it was away; restart Parallax");
            return;
        }
        pending = null;
        Instant failingSince = state.failingSince();
        if (failingSince != null) {
            LOG.infof("Evidence reaches the store again; it had not since %s", failingSince);
        }
        state = new State(clock.instant(), null, null, false);
    }

    private void failed(String what) {
        Instant now = clock.instant();
        Instant since = state.failingSince();
        if (since == null) {
            since = now;
            LOG.warnf("Evidence does not reach the store (%s); it is kept and tried again", what);
        }
        state = new State(state.lastFlushAt(), since, what, state.spoolFull());
        boolean due = now.isAfter(since.plus(SPOOL_INTERVAL)) && now.isAfter(lastSpooledAt.plus(SPOOL_INTERVAL));
        if (due || now.isBefore(since)) {
            spool(now);
        }
    }

    /** Puts what waits on disk. A run the store has not registered has no number to keep it under. */
    private void spool(Instant now) {
        if (boot == 0 || (pending == null && !take())) {
            return;
        }
        Batch batch = pending;
        if (batch == null) {
            return;
        }
        boolean kept = spool.keep(new BatchId(boot, sequence), batch);
        if (kept) {
            pending = null;
            lastSpooledAt = now;
        }
        if (kept == state.spoolFull()) {
            LOG.warnf(
                    kept
                            ? "The spool takes evidence again"
                            : "The spool is full or not writable: evidence is kept in memory only");
        }
        state = new State(state.lastFlushAt(), state.failingSince(), state.failure(), !kept);
    }
}
