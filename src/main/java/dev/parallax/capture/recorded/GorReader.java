package dev.parallax.capture.recorded;

import dev.parallax.exchange.Headers.Field;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * GoReplay's file format: a line {@code 1 id time}, a raw HTTP/1.1 request, then a line of three monkeys. Recorded
 * responses (types 2 and 3) are passed over.
 */
final class GorReader implements EntryReader {

    /** Largest message kept: a mebibyte of body, and its head. */
    private static final int MAX_MESSAGE = (1 << 20) + (128 << 10);

    private static final byte[] SEPARATOR = "\uD83D\uDC35\uD83D\uDE48\uD83D\uDE49".getBytes(StandardCharsets.UTF_8);
    private static final Pattern HEADER = Pattern.compile("[123] [0-9a-zA-Z-]{1,64} -?\\d+( -?\\d+)?\\r?");
    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

    private final Lines lines;

    GorReader(InputStream in) {
        lines = new Lines(in, MAX_MESSAGE);
    }

    /** Whether that line begins a message. */
    static boolean isHeader(String line) {
        return HEADER.matcher(line).matches();
    }

    @Override
    public @Nullable RecordedEntry next() throws IOException {
        while (true) {
            Lines.Line header = lines.next();
            if (header == null) {
                return null;
            }
            if (header.blank() || isSeparator(header)) {
                continue;
            }
            String text = new String(header.bytes(), StandardCharsets.ISO_8859_1);
            byte @Nullable [] message = message();
            if (!isHeader(text)) {
                return new RecordedEntry.Bad(
                        header.number(), "no GoReplay message: its first line is not TYPE ID TIME");
            }
            if (text.charAt(0) == '1') {
                return request(header.number(), message);
            }
        }
    }

    /** Everything up to the separator; null if it is too large. */
    private byte @Nullable [] message() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        boolean whole = true;
        Lines.Line line = lines.next();
        while (line != null && !isSeparator(line)) {
            whole &= line.whole() && message.size() + line.bytes().length < MAX_MESSAGE;
            if (whole) {
                message.writeBytes(line.bytes());
                message.write('\n');
            }
            line = lines.next();
        }
        if (!whole) {
            return null;
        }
        byte[] bytes = message.toByteArray();
        // The last line feed is the separator's.
        return Arrays.copyOf(bytes, Math.max(0, bytes.length - 1));
    }

    private static boolean isSeparator(Lines.Line line) {
        return Arrays.equals(line.bytes(), SEPARATOR);
    }

    private static RecordedEntry request(long line, byte @Nullable [] message) {
        try {
            if (message == null) {
                throw new BadEntryException("the message is larger than " + MAX_MESSAGE + " bytes");
            }
            return new RecordedEntry.Request(line, parsed(message));
        } catch (BadEntryException bad) {
            return bad.at(line);
        }
    }

    private static RecordedRequest parsed(byte[] message) throws BadEntryException {
        int end = endOfHead(message);
        String[] head = new String(message, 0, end, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        String[] words = head[0].split(" ", -1);
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
            throw new BadEntryException("the request line is not METHOD /path HTTP/1.x");
        }
        RequestParts parts = new RequestParts().method(words[0]).url(words[1]);
        boolean chunked = false;
        for (int i = 1; i < head.length; i++) {
            int colon = head[i].indexOf(':');
            if (colon < 1) {
                throw new BadEntryException("a header field without a colon");
            }
            Field field = new Field(
                    head[i].substring(0, colon), head[i].substring(colon + 1).strip());
            chunked |= field.name().equalsIgnoreCase("transfer-encoding");
            parts.header(field);
        }
        byte[] body = Arrays.copyOfRange(message, Math.min(message.length, end + END_OF_HEAD.length), message.length);
        return parts.body(chunked ? ChunkedBody.decode(body) : body).request();
    }

    private static int endOfHead(byte[] message) throws BadEntryException {
        for (int i = 0; i + END_OF_HEAD.length <= message.length; i++) {
            if (Arrays.equals(message, i, i + END_OF_HEAD.length, END_OF_HEAD, 0, END_OF_HEAD.length)) {
                return i;
            }
        }
        throw new BadEntryException("the head has no end");
    }
}
