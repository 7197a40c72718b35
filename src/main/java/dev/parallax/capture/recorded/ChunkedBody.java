package dev.parallax.capture.recorded;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A body as it was chunked on the wire (RFC 9112 §7.1). */
final class ChunkedBody {

    private static final int MAX_SIZE_DIGITS = 7;

    private ChunkedBody() {}

    static byte[] decode(byte[] wire) throws BadEntryException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(wire.length);
        int at = 0;
        while (true) {
            int end = at;
            while (end < wire.length && wire[end] != '\n') {
                end++;
            }
            int size = size(new String(wire, at, end - at, StandardCharsets.ISO_8859_1));
            if (size == 0) {
                return body.toByteArray();
            }
            int start = end + 1;
            if (size > wire.length - start) {
                throw new BadEntryException("a chunk of the body is cut off");
            }
            body.write(wire, start, size);
            at = start + size + 2;
        }
    }

    private static int size(String line) throws BadEntryException {
        int extension = line.indexOf(';');
        String digits = (extension < 0 ? line : line.substring(0, extension)).strip();
        if (digits.isEmpty()
                || digits.length() > MAX_SIZE_DIGITS
                || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw new BadEntryException("a chunk of the body has no size");
        }
        return Integer.parseInt(digits, 16);
    }
}
