package dev.parallax.shadow;

import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.SkipReason;
import dev.parallax.exchange.Tenant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Knows of which tenant's operation the replies keep going over the cap: those are asked for only now and then, since to read
 * up to the cap and throw it away is load that shows nothing. Thread-safe.
 */
final class LargeReplies {

    /** Told apart at a time; whatever is beyond is asked for as ever. */
    private static final int MOST = 10_000;

    private final BreakerLimits limits;
    private final InstantSource clock;
    /** Only of those whose last reply was too large. */
    private final ConcurrentMap<Key, Breaker> breakers = new ConcurrentHashMap<>();

    private record Key(Side side, Tenant tenant, OperationId operation) {
        static Key of(Side side, CapturedRead read) {
            return new Key(side, read.tenant(), read.operation().id());
        }
    }

    /**
     * @param limits too large replies in a row, and the pause before one more is asked for
     */
    LargeReplies(BreakerLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** Whether it is worth asking that side for that read; every yes must be followed by {@link #answered} or {@link #abandoned}. */
    boolean mayFit(Side side, CapturedRead read) {
        Breaker breaker = breakers.isEmpty() ? null : breakers.get(Key.of(side, read));
        return breaker == null || breaker.tryPass();
    }

    /** A call for that read is over. */
    void answered(CapturedRead read, Exchange exchange) {
        if (exchange.reply() instanceof Reply.NotKept notKept && isCutOff(notKept.reason())) {
            tooLarge(Key.of(exchange.side(), read));
        } else if (exchange.reply() instanceof Reply.Answer) {
            if (!breakers.isEmpty()) {
                breakers.remove(Key.of(exchange.side(), read));
            }
        } else {
            abandoned(exchange.side(), read);
        }
    }

    /** Of many floods at a time the budget of the process ends most before the cap does. */
    private static boolean isCutOff(SkipReason reason) {
        return reason == SkipReason.TOO_LARGE || reason == SkipReason.BYTE_BUDGET;
    }

    /** There will be no call for that read. */
    void abandoned(Side side, CapturedRead read) {
        Breaker breaker = breakers.isEmpty() ? null : breakers.get(Key.of(side, read));
        if (breaker != null) {
            breaker.unknown();
        }
    }

    private void tooLarge(Key key) {
        Breaker breaker = breakers.get(key);
        if (breaker == null && breakers.size() < MOST) {
            breaker = breakers.computeIfAbsent(key, first -> new Breaker(limits, clock));
        }
        if (breaker != null) {
            breaker.failed();
        }
    }
}
