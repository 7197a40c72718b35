package dev.parallax.report;

import dev.parallax.compare.Observation;
import dev.parallax.compare.ObservationSink;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.rules.RuleBooks;
import dev.parallax.shadow.Backends;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Stands in for stages that are not there yet; each gives way to the real bean as soon as there is one. */
class StandIns {
    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    @DefaultBean
    RuleBooks books() {
        return dev.parallax.rules.RuleBook::empty;
    }

    @Produces
    @Singleton
    @DefaultBean
    Backends backends() {
        return (side, read) -> {
            throw new IllegalStateException();
        };
    }

    @Produces
    @Singleton
    @DefaultBean
    ObservationSink sink() {
        return new ObservationSink() {
            @Override
            public void captured(CapturedRead read) {}

            @Override
            public void observed(Observation observation) {}
        };
    }
}
