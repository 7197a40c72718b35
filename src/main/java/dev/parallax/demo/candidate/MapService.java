package dev.parallax.demo.candidate;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands for a service of another company that knows the maps of districts. It is a network away, and it takes one
 * district at a time.
 */
final class MapService {

    private static final Duration AWAY = Duration.ofMillis(100);

    private MapService() {}

    /** Where the map of {@code district} is. Blocks until the service has answered. */
    static String addressOf(District district) {
        long answered = System.nanoTime() + AWAY.toNanos();
        for (long left = AWAY.toNanos(); left > 0; left = answered - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return "/maps/" + district.id() + ".svg";
    }
}
