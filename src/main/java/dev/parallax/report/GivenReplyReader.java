package dev.parallax.report;

import dev.parallax.diff.json.NotJsonException;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Reply.Answer;
import dev.parallax.report.Problem.Field;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one reply of a compare request. */
final class GivenReplyReader {

    private static final int LOWEST_STATUS = 200;
    private static final int HIGHEST_STATUS = 599;

    private final GivenJson json;
    private final Field side;
    private final List<Headers.Field> headers = new ArrayList<>();
    private int status;
    private @Nullable Body body;

    /**
     * @param json the whole request, of which body bytes are cut
     * @param side the member that is read
     */
    GivenReplyReader(GivenJson json, Field side) {
        this.json = json;
        this.side = side;
    }

    /** Reads the reply that starts there; answers where it ends. */
    int read(int from) throws NotJsonException {
        if (json.first(from) != '{') {
            throw Problem.malformed(side, side.path() + " must be an object.");
        }
        return json.members(from, this::member);
    }

    /** What was read. */
    Answer answer() {
        if (status == 0) {
            throw Problem.malformed(side.member("status"), side.member("status").path() + " is missing.");
        }
        return new Answer(status, Headers.of(headers), body == null ? Body.empty() : body);
    }

    /** A member nobody knows is a typing error, and would otherwise silently change what is compared. */
    static Problem unknown(Field parent, String known) {
        String where = parent.path().isEmpty() ? "The body" : parent.path();
        return Problem.malformed(parent, where + " holds a member that is not known; known are " + known + ".");
    }

    private int member(String name, int from) throws NotJsonException {
        Field member = side.member(name);
        if (name.equals("headers")) {
            return headers(from, member);
        }
        int end = json.end(from);
        switch (name) {
            case "status" -> status = status(json.written(from, end), member);
            case "body" -> body(bodyAsGiven(from, end, member), member);
            case "bodyBase64" -> body(bodyFromBase64(json.text(from, end, member), member), member);
            default -> throw unknown(side, "status, headers, body and bodyBase64");
        }
        return end;
    }

    private static int status(String written, Field field) {
        int given = written.matches("[0-9]{3}") ? Integer.parseInt(written) : 0;
        if (given < LOWEST_STATUS || given > HIGHEST_STATUS) {
            throw Problem.malformed(
                    field,
                    field.path() + " must be a whole number from " + LOWEST_STATUS + " to " + HIGHEST_STATUS + ".");
        }
        return given;
    }

    private int headers(int from, Field field) throws NotJsonException {
        if (json.first(from) == 'n') {
            return json.end(from);
        }
        if (json.first(from) != '{') {
            throw Problem.malformed(field, field.path() + " must be an object.");
        }
        return json.members(
                from,
                (name, at) -> json.first(at) == '['
                        ? json.elements(at, (none, element) -> header(name, element, field))
                        : header(name, at, field));
    }

    private int header(String name, int from, Field field) throws NotJsonException {
        if (json.first(from) != '"' || name.isBlank()) {
            throw Problem.malformed(field, field.path() + " must map names to a string or an array of strings.");
        }
        int end = json.end(from);
        headers.add(new Headers.Field(name, String.valueOf(json.text(from, end, field))));
        return end;
    }

    private @Nullable Body bodyAsGiven(int from, int end, Field field) throws NotJsonException {
        return switch (json.first(from)) {
            case 'n' -> null;
            case '{', '[' -> Body.of(json.bytes(from, end));
            case '"' ->
                Body.of(
                        json.isPlain(from, end)
                                ? json.bytes(from + 1, end - 1)
                                : utf8(String.valueOf(json.text(from, end, field)), field));
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

    private static @Nullable Body bodyFromBase64(@Nullable String base64, Field field) {
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
