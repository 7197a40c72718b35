package dev.parallax.readiness.ledger;

import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Background;
import dev.parallax.readiness.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was said before, for those who judge now. Thread-safe, blocking. Every method throws {@link
 * dev.parallax.evidence.StoreUnavailableException} if the store cannot be asked: a verdict that cannot be remembered is not
 * given.
 */
public interface Ledger {

    /** What besides its evidence bears on {@code tenant}. */
    Background of(Tenant tenant);

    /** What besides its evidence bears on each tenant; tenants of which nothing was said are left out. */
    Map<Tenant, Background> all();

    /** Remembers what is new in those verdicts. */
    void remember(Collection<Judged> judged);

    /**
     * A verdict as it was just reached.
     *
     * @param verdict the verdict
     * @param newest when the newest read it stands on was compared; null if none was
     * @param spends whether it counts as an attempt at its builds, as mismatches made READY less likely than at its start
     */
    record Judged(Verdict verdict, @Nullable Instant newest, boolean spends) {}
}
