package dev.parallax.shadow;

import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.SkipReason;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What calls to one side may cost: how many at a time, and none while it is down. Thread-safe. */
final class SideBudget {

    private final int limit;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Breaker breaker;

    SideBudget(int limit, Breaker breaker) {
        this.limit = limit;
        this.breaker = breaker;
    }

    /** Takes the place of one call, to be given back by {@link #end}; or says why there is none. */
    Optional<SkipReason> tryBegin() {
        if (inFlight.incrementAndGet() > limit) {
            inFlight.decrementAndGet();
            return Optional.of(SkipReason.IN_FLIGHT_LIMIT);
        }
        if (!breaker.tryPass()) {
            inFlight.decrementAndGet();
            return Optional.of(SkipReason.BREAKER_OPEN);
        }
        return Optional.empty();
    }

    /** The call was not made after all. */
    void abandon() {
        inFlight.decrementAndGet();
        breaker.unknown();
    }

    /** A call is over, with that exchange. */
    void end(Exchange exchange) {
        inFlight.decrementAndGet();
        if (exchange.reply() instanceof Reply.Failure) {
            breaker.failed();
        } else if (exchange.reply() instanceof Reply.NotKept notKept && notKept.reason() != SkipReason.TOO_LARGE) {
            breaker.unknown();
        } else {
            breaker.succeeded();
        }
    }

    AtomicInteger inFlight() {
        return inFlight;
    }

    Breaker breaker() {
        return breaker;
    }
}
