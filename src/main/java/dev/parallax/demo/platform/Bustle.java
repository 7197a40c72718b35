package dev.parallax.demo.platform;

import static dev.parallax.demo.platform.Vocabulary.pick;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The life on the platform while it is compared: prices change, homeowners are called, viewings are moved. It touches the
 * rows that are read, in every tenant, so that races between the two reads of a pair are real. A value never returns to
 * what it was, so data that moved can be told from data that stood still.
 */
public final class Bustle implements AutoCloseable {

    /** Prices move by this, which keeps different prices of a tenant different. */
    static final long PRICE_STEP = 10_000;

    private static final Logger LOG = Logger.getLogger(Bustle.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final List<String> CHANGES = List.of(
            "update listing set price = price + " + PRICE_STEP + ", updated_at = now() where id ="
                    + " (select min(id) + floor(? * count(*)) from listing where tenant_id = ?)",
            "update homeowner set last_contact_at = now() where id ="
                    + " (select min(id) + floor(? * count(*)) from homeowner where tenant_id = ?)",
            "update viewing set minutes = minutes + 5 where id ="
                    + " (select min(id) + floor(? * count(*)) from viewing where tenant_id = ?)");

    private final Connection connection;
    private final Random random;
    private final AtomicLong written = new AtomicLong();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "demo-bustle");
        thread.setDaemon(true);
        return thread;
    });

    private final ScheduledFuture<?> beat;

    private Bustle(Connection connection, long seed, Duration pause) {
        this.connection = connection;
        this.random = new Random(seed);
        this.beat = clock.scheduleWithFixedDelay(this::change, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Starts changing one row every {@code pause}; the same rows in the same order for the same seed. */
    public static Bustle start(PlatformAddress address, long seed, Duration pause) throws SQLException {
        return new Bustle(address.unpooled().getConnection(), seed, pause);
    }

    /** How many rows were changed so far. */
    public long written() {
        return written.get();
    }

    private void change() {
        try (PreparedStatement update = connection.prepareStatement(pick(CHANGES, random))) {
            update.setDouble(1, random.nextDouble());
            update.setInt(2, pick(Cast.TENANTS, random).id());
            written.addAndGet(update.executeUpdate());
        } catch (SQLException e) {
            // The database is going down; the demo ends without this change.
            clock.shutdown();
        }
    }

    @Override
    public void close() {
        beat.cancel(false);
        clock.shutdown();
        try {
            // A change under way is finished first, so that its connection is nobody's when it is closed.
            if (clock.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                connection.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.log(Level.FINE, "the connection was broken when it was closed", e);
        }
    }
}
