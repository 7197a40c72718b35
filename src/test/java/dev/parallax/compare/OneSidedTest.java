package dev.parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.diff.DiffEngine;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Operation;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.PathTemplate;
import dev.parallax.exchange.ReadId;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.ReadRequest;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.load.RuleBookLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that speak of two sides must neither see movement in one side where there is none, nor hide it. */
class OneSidedTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    @TempDir
    Path directory;

    private final PairComparer comparer = new PairComparer(new DiffEngine(), new Emptiness());
    private RuleBook book = RuleBook.empty();

    @BeforeEach
    void rules() throws IOException {
        Files.writeString(directory.resolve("rules.yaml"), """
                rules:
                  - {id: trace, at: $.trace, pattern: "t-[0-9]+", because: x, owner: x, until: 2027-01-01}
                  - {id: kind, at: $.kind, map: {OLD: NEW}, because: x, owner: x, until: 2027-01-01}
                """);
        book = RuleBookLoader.load(directory);
    }

    @Test
    void values_of_a_pattern_that_change_with_every_reply_are_no_movement() {
        assertThat(drifts("{\"trace\":\"t-1\"}", "{\"trace\":\"t-22\"}")).isFalse();
    }

    @Test
    void an_unchanged_value_that_breaks_the_pattern_is_no_movement() {
        assertThat(drifts("{\"trace\":\"?\"}", "{\"trace\":\"?\"}")).isFalse();
    }

    @Test
    void a_value_that_comes_to_break_the_pattern_is_movement() {
        assertThat(drifts("{\"trace\":\"t-1\"}", "{\"trace\":\"t-1 \"}")).isTrue();
    }

    @Test
    void an_unchanged_value_of_a_map_is_no_movement() {
        assertThat(drifts("{\"kind\":\"OLD\"}", "{\"kind\":\"OLD\"}")).isFalse();
    }

    @Test
    void a_changed_value_of_a_map_is_movement() {
        assertThat(drifts("{\"kind\":\"OLD\"}", "{\"kind\":\"NEW\"}")).isTrue();
    }

    private boolean drifts(String before, String after) {
        return !comparer.drift(READ, legacy(before), legacy(after), book, TODAY).isEmpty();
    }

    private static Exchange legacy(String json) {
        Headers headers = Headers.of(Map.of("Content-Type", "application/json"));
        Body body = Body.of(json.getBytes(StandardCharsets.UTF_8));
        return new Exchange(Side.LEGACY, new Reply.Answer(200, headers, body), null, Duration.ofMillis(1));
    }

    private static final CapturedRead READ = new CapturedRead(
            new ReadId("0123456789abcdef0123456789abcdef"),
            new Tenant("acme"),
            new Operation(new OperationId("things.get"), ReadMethod.GET, new PathTemplate("/api/things/{id}")),
            new ReadRequest(ReadMethod.GET, new Target("/api/things/7"), Headers.empty(), Body.empty()),
            Side.LEGACY,
            Origin.PROXY,
            Instant.parse("2026-11-21T10:00:00Z"));
}
