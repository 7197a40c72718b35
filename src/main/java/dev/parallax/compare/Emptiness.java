package dev.parallax.compare;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Reply;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells agreement on nothing from agreement on something: two empty lists prove little where the operation usually has
 * something to show. An operation counts as usually empty once it was seen {@value #ENOUGH} times and more than half of
 * its replies were empty; until then an empty reply proves nothing. Thread-safe.
 *
 * <p>A reply is empty if its body has no byte, is {@code []}, {@code {}}, {@code ""} or {@code null}, or is an envelope:
 * an object with exactly one array, which is empty, and no text beside it ({@code {"items":[],"total":0}}). An object
 * with text of its own and an empty list in it is a thing, not an empty list.
 */
final class Emptiness {

    private static final int ENOUGH = 20;
    private static final int MAX_OPERATIONS = 10_000;
    private static final int MAX_BYTES = 2_048;
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<OperationId, Seen> byOperation = new ConcurrentHashMap<>();

    private record Seen(long replies, long empty) {

        Seen plus(boolean isEmpty) {
            return new Seen(replies + 1, empty + (isEmpty ? 1 : 0));
        }

        boolean usuallyEmpty() {
            return replies >= ENOUGH && empty * 2 > replies;
        }
    }

    /** Remembers this reply of the operation, and tells whether it is empty where the operation usually is not. */
    boolean unusual(OperationId operation, Reply.Answer answer) {
        boolean empty = isEmpty(answer);
        if (byOperation.size() >= MAX_OPERATIONS && !byOperation.containsKey(operation)) {
            return empty;
        }
        Seen seen = byOperation.merge(operation, new Seen(1, empty ? 1 : 0), (before, ignored) -> before.plus(empty));
        return empty && !seen.usuallyEmpty();
    }

    /** Whether this reply shows nothing. */
    static boolean isEmpty(Reply.Answer answer) {
        byte[] body = answer.body().bytes();
        if (body.length == 0) {
            return true;
        }
        if (body.length > MAX_BYTES
                || answer.headers().first("content-encoding").isPresent()) {
            return false;
        }
        if (beginsAList(body)) {
            return false;
        }
        try (JsonParser parser = JSON.createParser(body)) {
            return isEmptyDocument(parser);
        } catch (IOException notJson) {
            return false;
        }
    }

    /**
     * Whether the first list in a text has something in it, which no empty reply has. Most replies show it in their first few
     * bytes, and no parser has to be made for them.
     */
    private static boolean beginsAList(byte[] json) {
        boolean inString = false;
        for (int i = 0; i < json.length; i++) {
            byte c = json[i];
            if (c == '"') {
                inString = !inString;
            } else if (c == '\\') {
                i++;
            } else if (c == '[' && !inString) {
                return i + 1 < json.length && json[i + 1] > ' ' && json[i + 1] != ']';
            }
        }
        return false;
    }

    private static boolean isEmptyDocument(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) {
            return true;
        }
        if (first == JsonToken.VALUE_STRING) {
            return parser.getTextLength() == 0;
        }
        if (first == JsonToken.START_ARRAY) {
            return parser.nextToken() == JsonToken.END_ARRAY;
        }
        return first == JsonToken.START_OBJECT && isEmptyEnvelope(parser);
    }

    private static boolean isEmptyEnvelope(JsonParser parser) throws IOException {
        int members = 0;
        int arrays = 0;
        int depth = 1;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return false;
            }
            switch (token) {
                case FIELD_NAME -> members++;
                case START_OBJECT -> depth++;
                case END_OBJECT -> depth--;
                case START_ARRAY -> {
                    arrays++;
                    if (parser.nextToken() != JsonToken.END_ARRAY) {
                        return false;
                    }
                }
                case VALUE_STRING -> {
                    if (depth == 1) {
                        return false;
                    }
                }
                default -> {
                    // Numbers, booleans and nulls beside an empty list are its totals and flags.
                }
            }
        }
        return members == 0 || arrays == 1;
    }
}
