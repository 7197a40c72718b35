package dev.parallax.report.page;

import dev.parallax.exchange.Side;
import dev.parallax.readiness.Decision;
import dev.parallax.report.wire.DiscrepancyLine;
import dev.parallax.report.wire.PageLine;
import dev.parallax.report.wire.TenantLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The migration as a page shows it.
 *
 * @param shares how many tenants have which verdict, all tenants counted
 * @param total how many tenants there are
 * @param flipped how many of them the candidate serves
 * @param judgedAt when the verdicts were judged; null if there are none
 * @param rows the tenants of this page, after filters
 * @param page which part of the list they are
 * @param previous path and query of the page before; null on the first
 * @param asked what was asked for
 * @param blockers discrepancies that keep tenants back, the one that frees most first
 * @param burnDown how many are left over time; null before anything was judged
 * @param instrument how Parallax itself fares
 */
public record BoardView(
        List<Share> shares,
        long total,
        long flipped,
        @Nullable Instant judgedAt,
        List<Row> rows,
        PageLine page,
        @Nullable String previous,
        Asked asked,
        List<Blocker> blockers,
        @Nullable BurnDown burnDown,
        Instrument instrument) {

    /** Copies the lists. */
    public BoardView {
        shares = List.copyOf(shares);
        rows = List.copyOf(rows);
        blockers = List.copyOf(blockers);
    }

    /** How many tenants have that verdict. */
    public long with(Decision decision) {
        return shares.stream()
                .filter(share -> share.decision() == decision)
                .mapToLong(Share::tenants)
                .sum();
    }

    /** How many may move. */
    public long ready() {
        return with(Decision.READY);
    }

    /** How many are held back by something named. */
    public long heldBack() {
        return with(Decision.NOT_READY);
    }

    /** How many only lack evidence. */
    public long lacking() {
        return with(Decision.INSUFFICIENT_EVIDENCE);
    }

    /** Of how many nothing can be said. */
    public long unknown() {
        return with(Decision.UNKNOWN);
    }

    /** Sides to choose from. */
    public List<Side> sides() {
        return List.of(Side.values());
    }

    /** Orders to choose from. */
    public List<Order> orders() {
        return List.of(Order.values());
    }

    /** Number of the first tenant shown, from 1. */
    public long first() {
        return (long) page.number() * page.size() + 1;
    }

    /** Number of the last tenant shown, from 1. */
    public long last() {
        return first() + rows.size() - 1;
    }

    /**
     * One tenant.
     *
     * @param line what the API says of it
     * @param why what decided, or what a READY rests on
     * @param makeup what its reads came to
     * @param trend its last day
     */
    public record Row(TenantLine line, String why, Makeup makeup, Sparkline trend) {}

    /**
     * What a tenant's reads came to, as parts of a bar 1,000 long.
     *
     * @param compared reads compared to an end
     * @param match those that agreed
     * @param mismatch those that differed; at least 20 where there is one, so that it is seen
     * @param rest reads that count for nothing
     */
    public record Makeup(long compared, long match, long mismatch, long rest) {

        private static final long LEAST = 20;

        /** Where the part of those that count for nothing begins. */
        public long restFrom() {
            return match + mismatch;
        }

        /** The makeup of a tenant. */
        public static Makeup of(TenantLine line) {
            long match = line.counts().match();
            long mismatch = line.counts().mismatch();
            long rest = line.counts().unstable()
                    + line.counts().vacuous()
                    + line.counts().notCompared().values().stream()
                            .mapToLong(Long::longValue)
                            .sum();
            long all = match + mismatch + rest;
            if (all == 0) {
                return new Makeup(0, 0, 0, 0);
            }
            long bad = mismatch == 0 ? 0 : Math.max(LEAST, mismatch * 1_000 / all);
            long doubtful = rest * 1_000 / all;
            return new Makeup(match + mismatch, Math.max(0, 1_000 - bad - doubtful), bad, doubtful);
        }
    }

    /**
     * How many tenants have a verdict.
     *
     * @param decision the verdict
     * @param tenants how many
     * @param from where its part of a bar 1,000 wide begins
     * @param width how much of the bar it takes
     * @param chosen whether the list is filtered to it
     */
    public record Share(Decision decision, long tenants, long from, long width, boolean chosen) {}

    /**
     * A discrepancy that keeps tenants back.
     *
     * @param discrepancy which
     * @param alone tenants of which nothing else says that they must not move
     * @param tenants tenants it keeps back, alone or not
     */
    public record Blocker(DiscrepancyLine discrepancy, long alone, long tenants) {}

    /**
     * What was asked for.
     *
     * @param search part of a name; empty if any
     * @param decision a verdict; null if any
     * @param serving who serves the tenant; null if any
     * @param order how the list is sorted
     */
    public record Asked(
            String search,
            @Nullable Decision decision,
            @Nullable Side serving,
            Order order) {

        /** Whether a filter is in force. */
        public boolean filtered() {
            return !search.isEmpty() || decision != null || serving != null;
        }
    }

    /** How the list can be sorted. */
    public enum Order {
        /** By name. */
        NAME("name"),
        /** Most mismatches first. */
        MISMATCHES("most mismatches"),
        /** Most reads first. */
        READS("most reads"),
        /** What must not move first, what may last. */
        VERDICT("worst verdict");

        private final String words;

        Order(String words) {
            this.words = words;
        }

        /** As shown. */
        public String words() {
            return words;
        }
    }

    /**
     * How Parallax itself fares.
     *
     * @param vouching whether it vouches for what it kept
     * @param captured reads that entered, in the tenants' current epochs
     * @param unaccounted reads the conservation law cannot account for
     * @param inFlight reads on their way
     * @param skipped reads not compared, by reason, most first
     */
    public record Instrument(
            VouchingView vouching, long captured, long unaccounted, long inFlight, List<Skipped> skipped) {

        /** Copies the list. */
        public Instrument {
            skipped = List.copyOf(skipped);
        }

        /** Reads not compared, in all. */
        public long skippedTotal() {
            return skipped.stream().mapToLong(Skipped::reads).sum();
        }
    }

    /**
     * Reads not compared for one reason.
     *
     * @param reason in words
     * @param reads how many
     */
    public record Skipped(String reason, long reads) {}
}
