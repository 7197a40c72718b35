package dev.parallax.report.live;

import dev.parallax.compare.Observation;
import dev.parallax.compare.ObservationSink;
import dev.parallax.exchange.CapturedRead;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

/** Lets the live feed see what goes to the evidence, after the evidence has it. */
@Decorator
@Priority(10)
class LiveTee implements ObservationSink {

    private final ObservationSink evidence;
    private final LiveFeed feed;

    @Inject
    LiveTee(@Any @Delegate ObservationSink evidence, LiveFeed feed) {
        this.evidence = evidence;
        this.feed = feed;
    }

    @Override
    public void captured(CapturedRead read) {
        evidence.captured(read);
    }

    @Override
    public void observed(Observation observation) {
        evidence.observed(observation);
        feed.observed(observation);
    }
}
