package dev.parallax.shadow;

import dev.parallax.capture.ByteBudget;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.SkipReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What the shadow stage counts. Tags are enums; a tenant is never one. Thread-safe. */
final class ShadowMetrics {

    /** Reads that entered the pipeline. */
    static final String CAPTURED = "parallax.shadow.captured";
    /** Reads that became a pair. Captured = paired + skipped + waiting. */
    static final String PAIRED = "parallax.shadow.paired";
    /** Reads that were not compared: {@value}{reason}. */
    static final String SKIPPED = "parallax.shadow.skipped";
    /** Calls made by Parallax itself: {@value}{side, result}. */
    static final String CALLS = "parallax.shadow.calls";
    /** Calls under way: {@value}{side}. */
    static final String IN_FLIGHT = "parallax.shadow.in.flight";
    /** 1 while a side is left alone, 0 otherwise: {@value}{side}. */
    static final String BREAKER = "parallax.shadow.breaker";
    /** Bytes of bodies kept now. */
    static final String KEPT_BYTES = "parallax.bodies.kept";

    /** What came of a call. */
    private enum CallResult {
        ANSWER,
        FAILURE,
        NOT_KEPT
    }

    private final MeterRegistry registry;
    private final Counter captured;
    private final Counter paired;
    private final Map<SkipReason, Counter> skipped = new EnumMap<>(SkipReason.class);
    private final Map<Side, Map<CallResult, Counter>> calls = new EnumMap<>(Side.class);

    ShadowMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.captured = registry.counter(CAPTURED);
        this.paired = registry.counter(PAIRED);
        for (SkipReason reason : SkipReason.values()) {
            skipped.put(reason, registry.counter(SKIPPED, "reason", reason.word()));
        }
        for (Side side : Side.values()) {
            Map<CallResult, Counter> ofSide = new EnumMap<>(CallResult.class);
            for (CallResult result : CallResult.values()) {
                ofSide.put(result, registry.counter(CALLS, "side", word(side), "result", word(result)));
            }
            calls.put(side, ofSide);
        }
    }

    void watch(ByteBudget bodies) {
        registry.gauge(KEPT_BYTES, bodies, ByteBudget::used);
    }

    void watch(Side side, AtomicInteger inFlight, Breaker breaker) {
        registry.gauge(IN_FLIGHT, Tags.of("side", word(side)), inFlight);
        registry.gauge(
                BREAKER,
                Tags.of("side", word(side)),
                breaker,
                watched -> watched.state() == Breaker.State.CLOSED ? 0 : 1);
    }

    void captured() {
        captured.increment();
    }

    void paired() {
        paired.increment();
    }

    void skipped(SkipReason reason) {
        count(skipped.get(reason));
    }

    void called(Exchange exchange) {
        CallResult result;
        if (exchange.reply() instanceof Reply.Answer) {
            result = CallResult.ANSWER;
        } else {
            result = exchange.reply() instanceof Reply.Failure ? CallResult.FAILURE : CallResult.NOT_KEPT;
        }
        count(calls.getOrDefault(exchange.side(), Map.of()).get(result));
    }

    private static void count(@Nullable Counter counter) {
        if (counter != null) {
            counter.increment();
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
