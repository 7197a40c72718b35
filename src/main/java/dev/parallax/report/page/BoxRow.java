package dev.parallax.report.page;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How long both sides took for one operation, as two boxes on the page's scale.
 *
 * @param operation its name
 * @param pairs how many replies of each side were measured
 * @param legacy legacy's box
 * @param candidate the candidate's box
 * @param slower whether the verdict holds against the candidate that it is slower here
 */
public record BoxRow(String operation, long pairs, Box legacy, Box candidate, boolean slower) {

    private static final double NANOS_PER_MILLI = 1_000_000.0;

    /**
     * One side's latencies: the middle half as a box, nine tenths as a band, the slowest hundredth as a whisker.
     *
     * @param p5 where the band begins
     * @param p25 where the box begins
     * @param p50 where the median stands
     * @param p75 where the box ends
     * @param p95 where the band ends
     * @param p99 where the whisker ends
     * @param medianMillis the median, in milliseconds
     * @param p95Millis the 95th percentile, in milliseconds
     */
    public record Box(
            long p5, long p25, long p50, long p75, long p95, long p99, double medianMillis, double p95Millis) {

        static Box of(List<Duration> quantiles, LogScale scale) {
            return new Box(
                    scale.at(quantiles.get(0)),
                    scale.at(quantiles.get(1)),
                    scale.at(quantiles.get(2)),
                    scale.at(quantiles.get(3)),
                    scale.at(quantiles.get(5)),
                    scale.at(quantiles.get(6)),
                    quantiles.get(2).toNanos() / NANOS_PER_MILLI,
                    quantiles.get(5).toNanos() / NANOS_PER_MILLI);
        }

        /** Width of the band. */
        public long band() {
            return Math.max(2, p95 - p5);
        }

        /** Width of the box. */
        public long box() {
            return Math.max(2, p75 - p25);
        }

        /** Width of the whisker. */
        public long whisker() {
            return Math.max(0, p99 - p95);
        }
    }

    /** How the candidate's 95th percentile stands to legacy's, such as {@code 1.3×}. */
    public String factor() {
        return legacy.p95Millis() == 0
                ? ""
                : String.format(Locale.ROOT, "%.1f\u00D7", candidate.p95Millis() / legacy.p95Millis());
    }
}
