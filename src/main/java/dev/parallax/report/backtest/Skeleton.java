package dev.parallax.report.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Fragment;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.JsonPointer;
import dev.parallax.exchange.Location;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Side;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two replies that hold nothing but one difference, made from what is kept of it. Where rules look at neighbours (filters,
 * keys of elements) a skeleton cannot stand for the whole, which its user finds out by comparing it without rules first.
 */
final class Skeleton {

    /** Elements before the place are filled with nulls, up to so many. */
    private static final int MAX_INDEX = 2_000;

    private static final int MAX_DEPTH = 64;

    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Skeleton() {}

    /** A pair that differs there and nowhere else; empty if what is kept does not suffice for one. */
    static Optional<Pair> of(CapturedRead read, Difference difference) {
        if (!(difference.at() instanceof Location.InBody at)) {
            return Optional.empty();
        }
        List<Boolean> indexes = indexes(difference.pattern().text());
        Optional<byte[]> legacy = document(at.legacy(), indexes, difference.legacy());
        Optional<byte[]> candidate = document(at.candidate(), indexes, difference.candidate());
        if (legacy.isEmpty() || candidate.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Pair(read, exchange(Side.LEGACY, legacy.get()), exchange(Side.CANDIDATE, candidate.get())));
    }

    private static Exchange exchange(Side side, byte[] body) {
        Headers headers = Headers.empty().with("Content-Type", "application/json");
        return new Exchange(side, new Reply.Answer(200, headers, Body.of(body)), null, Duration.ZERO);
    }

    private static Optional<byte[]> document(JsonPointer at, List<Boolean> indexes, Fragment value) {
        List<String> steps = steps(at);
        if (steps.size() != indexes.size() || steps.size() > MAX_DEPTH) {
            return Optional.empty();
        }
        JsonNode leaf = null;
        if (value instanceof Fragment.Present present) {
            if (present.cut()) {
                return Optional.empty();
            }
            leaf = json(present.text());
            if (leaf == null) {
                return Optional.empty();
            }
        }
        JsonNode document = leaf;
        for (int i = steps.size() - 1; i >= 0; i--) {
            Optional<JsonNode> around =
                    indexes.get(i) ? array(steps.get(i), document) : Optional.of(object(steps.get(i), document));
            if (around.isEmpty()) {
                return Optional.empty();
            }
            document = around.get();
        }
        return document == null
                ? Optional.empty()
                : Optional.of(document.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode object(String key, @Nullable JsonNode value) {
        ObjectNode object = EXACT.createObjectNode();
        if (value != null) {
            object.set(key, value);
        }
        return object;
    }

    private static Optional<JsonNode> array(String step, @Nullable JsonNode value) {
        int index;
        try {
            index = Integer.parseInt(step);
        } catch (NumberFormatException notAnIndex) {
            return Optional.empty();
        }
        if (index < 0 || index > MAX_INDEX) {
            return Optional.empty();
        }
        ArrayNode array = EXACT.createArrayNode();
        for (int i = 0; i < index; i++) {
            array.addNull();
        }
        if (value != null) {
            array.add(value);
        }
        return Optional.of(array);
    }

    private static @Nullable JsonNode json(String text) {
        try {
            return EXACT.readTree(text);
        } catch (JsonProcessingException notJson) {
            return null;
        }
    }

    private static List<String> steps(JsonPointer pointer) {
        if (pointer.text().isEmpty()) {
            return List.of();
        }
        List<String> steps = new ArrayList<>();
        for (String step : pointer.text().substring(1).split("/", -1)) {
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return steps;
    }

    /** Of every step of a pattern such as {@code $.items[*]['a b']} whether it is an index. */
    private static List<Boolean> indexes(String pattern) {
        List<Boolean> indexes = new ArrayList<>();
        int at = 1;
        while (at < pattern.length()) {
            if (pattern.startsWith("[*]", at)) {
                indexes.add(true);
                at += 3;
            } else if (pattern.charAt(at) == '[') {
                int end = endOfQuoted(pattern, at + 1);
                indexes.add(false);
                at = end + 1;
            } else {
                int end = at + 1;
                while (end < pattern.length() && pattern.charAt(end) != '.' && pattern.charAt(end) != '[') {
                    end++;
                }
                indexes.add(false);
                at = end;
            }
        }
        return indexes;
    }

    /** The place after the closing quote. */
    private static int endOfQuoted(String pattern, int quote) {
        int at = quote + 1;
        while (at < pattern.length() && pattern.charAt(at) != pattern.charAt(quote)) {
            at += pattern.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, pattern.length());
    }
}
