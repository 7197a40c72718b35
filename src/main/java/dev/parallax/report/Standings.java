package dev.parallax.report;

import dev.parallax.readiness.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The verdicts on all tenants, for pages that many people look at: judged anew only as often as judging is cheap. A page
 * says when its verdicts were judged; gates and the API never ask here. Thread-safe, blocking.
 */
@ApplicationScoped
class Standings {

    /** Judging that takes less is done whenever somebody looks. */
    private static final Duration CHEAP = Duration.ofMillis(50);

    /** So much of one thread may be spent on judging for pages: one part in twenty. */
    private static final int RARELY = 20;

    private final Judging verdicts;
    private final LongSupplier nanos;

    /** Guarded by this. */
    private Judged latest = new Judged(List.of(), 0, Duration.ZERO);

    @Inject
    Standings(Verdicts verdicts) {
        this(verdicts, System::nanoTime);
    }

    Standings(Judging verdicts, LongSupplier nanos) {
        this.verdicts = verdicts;
        this.nanos = nanos;
    }

    /** Where verdicts come from, and who may see which. */
    interface Judging {

        /** The verdicts on every tenant there is, judged now. */
        List<Verdict> ofEverybody();

        /** Those on tenants the caller sees. */
        List<Verdict> visible(List<Verdict> verdicts);
    }

    /** The verdicts on every tenant the caller sees, sorted by name. Judges once for all who wait. */
    List<Verdict> all() {
        return verdicts.visible(current().verdicts());
    }

    private synchronized Judged current() {
        long now = nanos.getAsLong();
        if (now - latest.at() >= latest.cost().multipliedBy(RARELY).toNanos()
                || latest.cost().compareTo(CHEAP) < 0) {
            List<Verdict> judged = verdicts.ofEverybody();
            long after = nanos.getAsLong();
            latest = new Judged(judged, after, Duration.ofNanos(after - now));
        }
        return latest;
    }

    private record Judged(List<Verdict> verdicts, long at, Duration cost) {}
}
