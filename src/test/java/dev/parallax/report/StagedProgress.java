package dev.parallax.report;

import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.ProgressLog;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A migration of 13 tenants that gets one ready every two days. */
@Alternative
@Singleton
class StagedProgress implements ProgressLog {

    @Override
    public List<Step> steps(Optional<Set<Tenant>> tenants) {
        return Stream.concat(
                        Stream.of(new Step(Staged.AT.minus(Duration.ofDays(12)), 13, 0)),
                        IntStream.range(0, 4)
                                .mapToObj(i -> new Step(Staged.AT.minus(Duration.ofDays(10L - 2L * i)), 0, 1)))
                .toList();
    }
}
