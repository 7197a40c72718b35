package dev.parallax.demo;

import dev.parallax.demo.traffic.PlannedRead;
import dev.parallax.demo.traffic.TrafficDriver;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads sent straight to both backends before anybody measures them. A backend in production has been running for weeks;
 * one that was started seconds ago is slow for reasons that are not its code's.
 */
final class WarmUp {

    /** A tenant no defect hits. */
    private static final Tenant TENANT = new Tenant("acme");

    private WarmUp() {}

    static void ofBoth(Stage stage, List<PlannedRead> plan, int rounds) throws InterruptedException {
        List<PlannedRead> reads = new ArrayList<>();
        Map<OperationId, Integer> taken = new HashMap<>();
        for (PlannedRead read : plan) {
            if (read.tenant().equals(TENANT) && taken.merge(read.operation(), 1, Integer::sum) <= rounds) {
                reads.add(read);
            }
        }
        new TrafficDriver(stage.candidate()).send(reads, Duration.ZERO);
        new TrafficDriver(stage.legacy()).send(reads, Duration.ZERO);
    }
}
