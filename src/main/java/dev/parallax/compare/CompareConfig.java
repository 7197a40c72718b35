package dev.parallax.compare;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the compare stage. */
@ConfigMapping(prefix = "parallax.compare")
public interface CompareConfig {

    /** Threads that compare, apart from everything that serves. More compare faster and take CPU from serving. */
    @WithDefault("1")
    int threads();

    /** Pairs that may wait for a thread. Beyond it a pair is counted as not compared ({@code queue_full}). */
    @WithDefault("1000")
    int queue();

    /** How mismatches are told from moving data. */
    Settle settle();

    /** Settings of the A-B-A settling. */
    interface Settle {

        /**
         * Re-reads a second that settling may send to both sides together. Without one left a mismatch counts as it is: a
         * higher figure means fewer false mismatches and more load.
         */
        @WithDefault("50")
        int rereadsPerSecond();

        /** How often a read that met moving data is tried again before it is UNSTABLE. */
        @WithDefault("3")
        int rounds();

        /** Wait before the first such round; doubled each time. */
        @WithDefault("50ms")
        Duration backOff();
    }
}
