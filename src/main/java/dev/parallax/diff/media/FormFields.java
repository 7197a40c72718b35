package dev.parallax.diff.media;

import dev.parallax.diff.json.JsonStrings;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Form fields as an object of lists: {@code a=1&b=2&a=3} is {@code {"a":["1","3"],"b":["2"]}}. The order of one name's
 * values is kept; that of the names is the order of an object's keys.
 */
final class FormFields {

    private FormFields() {}

    static Rendering render(byte[] body) throws UnreadableException {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        int from = 0;
        for (int at = 0; at <= body.length; at++) {
            if (at == body.length || body[at] == '&') {
                if (at > from) {
                    field(body, from, at, fields);
                }
                from = at + 1;
            }
        }
        return new Rendering(write(fields));
    }

    private static void field(byte[] body, int from, int to, Map<String, List<String>> fields)
            throws UnreadableException {
        int equals = from;
        while (equals < to && body[equals] != '=') {
            equals++;
        }
        String name = decode(body, from, equals);
        String value = equals < to ? decode(body, equals + 1, to) : "";
        fields.computeIfAbsent(name, unseen -> new ArrayList<>(1)).add(value);
    }

    /** A {@code %} that is no escape stands for itself. */
    private static String decode(byte[] body, int from, int to) throws UnreadableException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(to - from);
        for (int at = from; at < to; at++) {
            byte b = body[at];
            if (b == '%' && at + 2 < to && isEscape(body, at)) {
                plain.write(Character.digit(body[at + 1], 16) << 4 | Character.digit(body[at + 2], 16));
                at += 2;
            } else {
                plain.write(b == '+' ? ' ' : b);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(plain.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableException("a form field that is not UTF-8");
        }
    }

    private static boolean isEscape(byte[] body, int at) {
        return Character.digit(body[at + 1], 16) >= 0 && Character.digit(body[at + 2], 16) >= 0;
    }

    private static String write(Map<String, List<String>> fields) {
        StringJoiner members = new StringJoiner(",", "{", "}");
        fields.forEach((name, values) -> {
            StringJoiner list = new StringJoiner(",", "[", "]");
            values.forEach(value -> list.add(JsonStrings.encode(value)));
            members.add(JsonStrings.encode(name) + ":" + list);
        });
        return members.toString();
    }
}
