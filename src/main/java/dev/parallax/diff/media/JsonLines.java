package dev.parallax.diff.media;

import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.json.JsonScanner;
import dev.parallax.diff.json.JsonStrings;
import dev.parallax.diff.json.NotJsonException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Lines of JSON as an array, so that a line's number, from 0, is the index in pointers. Blank lines are no lines. A line
 * that is not JSON stands there as text and is named: one odd row must not hide the others.
 */
final class JsonLines {

    private static final byte RECORD_SEPARATOR = 0x1e;

    private final byte[] body;
    private final Limits limits;
    private final ByteArrayOutputStream array;
    private final Map<Integer, String> faults = new HashMap<>();
    private int lines;

    private JsonLines(byte[] body, Limits limits) {
        this.body = body;
        this.limits = limits;
        this.array = new ByteArrayOutputStream(body.length + 2);
    }

    static Rendering render(byte[] body, Limits limits) {
        JsonLines reading = new JsonLines(body, limits);
        reading.readAll();
        return new Rendering(reading.array.toByteArray(), reading.faults);
    }

    private void readAll() {
        array.write('[');
        int from = JsonScanner.start(body);
        for (int at = from; at <= body.length; at++) {
            if (at == body.length || body[at] == '\n' || body[at] == RECORD_SEPARATOR) {
                line(from, at);
                from = at + 1;
            }
        }
        array.write(']');
    }

    private void line(int from, int to) {
        if (isBlank(from, to)) {
            return;
        }
        if (lines > 0) {
            array.write(',');
        }
        byte[] line = Arrays.copyOfRange(body, from, to);
        try {
            JsonScanner.check(line, limits.depth() - 1);
            array.write(line, JsonScanner.start(line), line.length - JsonScanner.start(line));
        } catch (NotJsonException e) {
            faults.put(lines, e.problem());
            // Byte by byte, so that lines that differ in what is not UTF-8 still differ.
            byte[] text = JsonStrings.encode(new String(line, StandardCharsets.ISO_8859_1))
                    .getBytes(StandardCharsets.UTF_8);
            array.write(text, 0, text.length);
        }
        lines++;
    }

    private boolean isBlank(int from, int to) {
        for (int at = from; at < to; at++) {
            if (body[at] != ' ' && body[at] != '\t' && body[at] != '\r') {
                return false;
            }
        }
        return true;
    }
}
