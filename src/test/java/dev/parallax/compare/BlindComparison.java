package dev.parallax.compare;

import dev.parallax.diff.value.Origins;
import dev.parallax.rules.book.RuleBooks;
import dev.parallax.shadow.Backends;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;

/** The stage as it is, with other eyes: it compares by rules of a test's choice. */
public final class BlindComparison {

    private BlindComparison() {}

    /** Takes pairs, settles and hands on as the real one, which it is. */
    public static ComparePipeline by(
            RuleBooks rules,
            CompareConfig config,
            Backends backends,
            ObservationSink observations,
            FollowedReads followed) {
        return new ComparePipeline(
                config,
                rules,
                backends,
                observations,
                (read, drift, under) -> {},
                followed,
                Origins.UNKNOWN,
                Clock.systemUTC(),
                new SimpleMeterRegistry());
    }
}
