package dev.parallax.capture;

import dev.parallax.exchange.Side;
import dev.parallax.exchange.TransportFault;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the data plane counts. Tags are enums; a tenant is never one. Thread-safe. */
final class CaptureMetrics {

    /** Requests by what became of them: {@value}{result}. */
    static final String REQUESTS = "parallax.capture.requests";
    /** Failures of the serving side: {@value}{side, fault}. */
    static final String SERVING_FAILURES = "parallax.serving.failures";
    /** Clients that left before their answer was complete. */
    static final String CLIENT_GONE = "parallax.serving.client.gone";
    /** Failures of Parallax itself while capturing; the clients were served. */
    static final String ERRORS = "parallax.capture.errors";

    private final Map<CaptureResult, Counter> requests = new EnumMap<>(CaptureResult.class);
    private final Map<Side, Map<TransportFault, Counter>> failures = new EnumMap<>(Side.class);
    private final Counter clientGone;
    private final Counter errors;

    CaptureMetrics(MeterRegistry registry) {
        for (CaptureResult result : CaptureResult.values()) {
            requests.put(result, registry.counter(REQUESTS, "result", word(result)));
        }
        for (Side side : Side.values()) {
            Map<TransportFault, Counter> ofSide = new EnumMap<>(TransportFault.class);
            for (TransportFault fault : TransportFault.values()) {
                ofSide.put(fault, registry.counter(SERVING_FAILURES, "side", word(side), "fault", word(fault)));
            }
            failures.put(side, ofSide);
        }
        this.clientGone = registry.counter(CLIENT_GONE);
        this.errors = registry.counter(ERRORS);
    }

    void request(CaptureResult result) {
        count(requests.get(result));
    }

    void servingFailed(Side side, TransportFault fault) {
        count(failures.getOrDefault(side, Map.of()).get(fault));
    }

    void clientGone() {
        clientGone.increment();
    }

    void error() {
        errors.increment();
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
