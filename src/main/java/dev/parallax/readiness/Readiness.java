package dev.parallax.readiness;

import dev.parallax.exchange.Tenant;
import java.util.List;
import java.util.Optional;

/** Verdicts on demand. Thread-safe, blocking: call it on worker threads. Never throws for a broken store. */
public interface Readiness {

    /** The verdict on {@code tenant}; empty if it was never seen. A store that cannot be asked makes it UNKNOWN. */
    Optional<Verdict> of(Tenant tenant);

    /** The verdicts on every tenant ever seen, sorted by name; empty if the store cannot be asked. */
    List<Verdict> all();
}
