package dev.parallax.report.page;

import dev.parallax.readiness.Decision;
import dev.parallax.report.wire.PageLine;
import dev.parallax.report.wire.TenantLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All tenants with their verdicts, as a page shows them.
 *
 * @param shares how many tenants have which verdict, all tenants counted
 * @param total how many tenants there are
 * @param tenants the tenants of this page, after filters
 * @param page which part of the list they are
 * @param previous path and query of the page before; null on the first
 * @param search what was searched for; empty if nothing
 * @param decision which verdict was asked for; null if any
 * @param vouching whether Parallax can vouch for what it kept
 */
public record BoardView(
        List<Share> shares,
        long total,
        List<TenantLine> tenants,
        PageLine page,
        @Nullable String previous,
        String search,
        @Nullable Decision decision,
        VouchingView vouching) {

    /** Copies the lists. */
    public BoardView {
        shares = List.copyOf(shares);
        tenants = List.copyOf(tenants);
    }

    /** Whether a filter is in force. */
    public boolean filtered() {
        return !search.isEmpty() || decision != null;
    }

    /** Number of the first tenant shown, from 1. */
    public long first() {
        return (long) page.number() * page.size() + 1;
    }

    /** Number of the last tenant shown, from 1. */
    public long last() {
        return first() + tenants.size() - 1;
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
}
