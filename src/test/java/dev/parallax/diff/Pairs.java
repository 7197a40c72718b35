package dev.parallax.diff;

import dev.parallax.exchange.Body;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Operation;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.PathTemplate;
import dev.parallax.exchange.ReadId;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.ReadRequest;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Pairs for tests: tenant {@code acme} asked {@code GET /api/things}, both answered. */
public final class Pairs {

    public static final Headers JSON = Headers.of(Map.of("Content-Type", "application/json"));

    private static final CapturedRead READ = new CapturedRead(
            new ReadId("0".repeat(32)),
            new Tenant("acme"),
            new Operation(new OperationId("things"), ReadMethod.GET, new PathTemplate("/api/things")),
            new ReadRequest(ReadMethod.GET, new Target("/api/things"), Headers.empty(), Body.empty()),
            Side.LEGACY,
            Origin.PROXY,
            Instant.EPOCH);

    private Pairs() {}

    public static Pair json(String legacy, String candidate) {
        return json(legacy.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
    }

    public static Pair json(byte[] legacy, byte[] candidate) {
        return of(answer(200, JSON, legacy), answer(200, JSON, candidate));
    }

    public static Reply.Answer answer(int status, Headers headers, byte[] body) {
        return new Reply.Answer(status, headers, Body.of(body));
    }

    public static Reply.Answer answer(int status, Headers headers, String body) {
        return answer(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    public static Pair of(Reply legacy, Reply candidate) {
        return new Pair(
                READ,
                new Exchange(Side.LEGACY, legacy, null, Duration.ofMillis(5)),
                new Exchange(Side.CANDIDATE, candidate, null, Duration.ofMillis(5)));
    }
}
