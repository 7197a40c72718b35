package dev.parallax.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Reply.Answer;
import dev.parallax.report.Problem.Field;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one reply of a compare request. */
final class GivenReplyReader {

    private static final int LOWEST_STATUS = 200;
    private static final int HIGHEST_STATUS = 599;

    private final byte[] request;
    private final Field side;
    private final List<Headers.Field> headers = new ArrayList<>();
    private int status;
    private @Nullable Body body;

    /**
     * @param request the whole request, of which body bytes are cut
     * @param side the member that is read
     */
    GivenReplyReader(byte[] request, Field side) {
        this.request = request;
        this.side = side;
    }

    Answer read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw Problem.malformed(side, side.path() + " must be an object.");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Field member = side.member(parser.currentName());
            switch (parser.currentName()) {
                case "status" -> status = status(parser, member);
                case "headers" -> headers(parser, member);
                case "body" -> body(bodyAsGiven(parser, member), member);
                case "bodyBase64" -> body(bodyFromBase64(parser, member), member);
                default -> throw unknown(side, "status, headers, body and bodyBase64");
            }
        }
        if (status == 0) {
            throw Problem.malformed(side.member("status"), side.member("status").path() + " is missing.");
        }
        return new Answer(status, Headers.of(headers), body == null ? Body.empty() : body);
    }

    /** The text of the current token; null if it is {@code null}. */
    static @Nullable String text(JsonParser parser, Field field) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw Problem.malformed(field, field.path() + " must be a string.");
        }
        return parser.getText();
    }

    /** A member nobody knows is a typing error, and would otherwise silently change what is compared. */
    static Problem unknown(Field parent, String known) {
        String where = parent.path().isEmpty() ? "The body" : parent.path();
        return Problem.malformed(parent, where + " holds a member that is not known; known are " + known + ".");
    }

    private static int status(JsonParser parser, Field field) throws IOException {
        boolean whole =
                parser.nextToken() == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() == JsonParser.NumberType.INT;
        if (!whole || parser.getIntValue() < LOWEST_STATUS || parser.getIntValue() > HIGHEST_STATUS) {
            throw Problem.malformed(
                    field,
                    field.path() + " must be a whole number from " + LOWEST_STATUS + " to " + HIGHEST_STATUS + ".");
        }
        return parser.getIntValue();
    }

    private void headers(JsonParser parser, Field field) throws IOException {
        JsonToken start = parser.nextToken();
        if (start == JsonToken.VALUE_NULL) {
            return;
        }
        if (start != JsonToken.START_OBJECT) {
            throw Problem.malformed(field, field.path() + " must be an object.");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    header(name, parser, field);
                }
            } else {
                header(name, parser, field);
            }
        }
    }

    private void header(String name, JsonParser parser, Field field) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING || name.isBlank()) {
            throw Problem.malformed(field, field.path() + " must map names to a string or an array of strings.");
        }
        headers.add(new Headers.Field(name, parser.getText()));
    }

    private @Nullable Body bodyAsGiven(JsonParser parser, Field field) throws IOException {
        return switch (parser.nextToken()) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> Body.of(utf8(parser.getText(), field));
            case START_OBJECT, START_ARRAY -> {
                int from = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                yield Body.of(Arrays.copyOfRange(
                        request, from, (int) parser.currentLocation().getByteOffset()));
            }
            default ->
                throw Problem.malformed(
                        field, field.path() + " must be the body's text as a string, or a JSON object or array.");
        };
    }

    private static byte[] utf8(String text, Field field) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (CharacterCodingException loneSurrogate) {
            throw Problem.malformed(
                    field,
                    field.path() + " holds half a character (a lone surrogate); such a body goes into bodyBase64.");
        }
    }

    private static @Nullable Body bodyFromBase64(JsonParser parser, Field field) throws IOException {
        parser.nextToken();
        String base64 = text(parser, field);
        if (base64 == null) {
            return null;
        }
        try {
            return Body.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            throw Problem.malformed(field, field.path() + " is not valid Base64 (RFC 4648 §4).");
        }
    }

    private void body(@Nullable Body given, Field field) {
        if (given != null && body != null) {
            throw Problem.malformed(field, side.path() + " must not hold both body and bodyBase64.");
        }
        body = given == null ? body : given;
    }
}
