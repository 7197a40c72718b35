package dev.parallax.demo;

import dev.parallax.demo.traffic.PlannedRead;
import dev.parallax.demo.traffic.TrafficDriver;
import dev.parallax.exchange.Tenant;
import java.time.Duration;
import java.util.List;

/**
 * Reads sent straight to both backends before anybody measures them. A backend in production has been running for weeks;
 * one that was started seconds ago is slow for reasons that are not its code's.
 */
final class WarmUp {

    /** A tenant no defect hits. */
    private static final Tenant TENANT = new Tenant("acme");

    private static final int ROUND = 60;

    private WarmUp() {}

    /** Reads every operation in turn until {@code span} has passed. */
    static void ofBoth(Stage stage, List<PlannedRead> plan, Duration span) throws InterruptedException {
        List<PlannedRead> reads =
                plan.stream().filter(read -> read.tenant().equals(TENANT)).toList();
        TrafficDriver candidate = new TrafficDriver(stage.candidate());
        TrafficDriver legacy = new TrafficDriver(stage.legacy());
        long end = System.nanoTime() + span.toNanos();
        for (int from = 0; System.nanoTime() < end; from = (from + ROUND) % reads.size()) {
            List<PlannedRead> round = reads.subList(from, Math.min(from + ROUND, reads.size()));
            candidate.send(round, Duration.ZERO);
            legacy.send(round.subList(0, round.size() / 3), Duration.ZERO);
        }
    }
}
