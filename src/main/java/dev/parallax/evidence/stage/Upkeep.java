package dev.parallax.evidence.stage;

import dev.parallax.evidence.gather.Gatherer;
import dev.parallax.evidence.store.EvidenceStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** What is done now and then while the store is there: the books are checked, old rows expire. Used by one thread. */
final class Upkeep {

    private static final Logger LOG = Logger.getLogger(Upkeep.class);

    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(30);
    private static final Duration HOUSE_INTERVAL = Duration.ofHours(1);

    private final EvidenceStore store;
    private final Gatherer gatherer;
    private final EvidenceConfig config;
    private final InstantSource clock;
    private long checkedAt = System.nanoTime() - CHECK_INTERVAL.toNanos();
    private long keptHouseAt = System.nanoTime() - HOUSE_INTERVAL.toNanos();

    private volatile long unaccounted;

    Upkeep(EvidenceStore store, Gatherer gatherer, EvidenceConfig config, InstantSource clock) {
        this.store = store;
        this.gatherer = gatherer;
        this.config = config;
        this.clock = clock;
    }

    /** For how many tenants' operations the books did not balance when they were last checked. */
    long unaccounted() {
        return unaccounted;
    }

    void doWhatIsDue() {
        long now = System.nanoTime();
        try {
            if (now - keptHouseAt >= HOUSE_INTERVAL.toNanos()) {
                keptHouseAt = now;
                store.keepHouse(
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                        config.samples().keep(),
                        config.keepTallies());
            }
            if (now - checkedAt >= CHECK_INTERVAL.toNanos()) {
                checkedAt = now;
                check();
            }
        } catch (SQLException e) {
            LOG.warnf("Upkeep of the evidence store failed (SQL state %s); it is tried again", e.getSQLState());
        }
    }

    private void check() throws SQLException {
        store.declared().forEach(gatherer::declare);
        store.buryTheSilent();
        store.findFixes();
        unaccounted = store.unaccounted();
        if (unaccounted > 0) {
            LOG.errorf("The conservation law does not hold for %d operations of tenants", unaccounted);
        }
    }
}
