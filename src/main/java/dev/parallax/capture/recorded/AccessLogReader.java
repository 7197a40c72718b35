package dev.parallax.capture.recorded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Common and combined access logs: {@code client - user [time] "GET /path HTTP/1.1" 200 1234 "referer" "agent"}, with or
 * without a virtual host before it and anything after the status. A log has no headers, so the tenant has to stand in the
 * path or the query, or be named for all of it. Recorded users, referers and agents are left out. What nginx and Apache
 * escape as {@code \xHH} is unescaped.
 */
final class AccessLogReader implements EntryReader {

    private static final int MAX_LINE = 128 * 1024;

    private final Lines lines;

    AccessLogReader(InputStream in) {
        lines = new Lines(in, MAX_LINE);
    }

    /** Whether that line is one of such a log. */
    static boolean isEntry(String line) {
        try {
            request(line);
            return true;
        } catch (BadEntryException none) {
            return false;
        }
    }

    @Override
    public @Nullable RecordedEntry next() throws IOException {
        Lines.Line line = lines.next();
        while (line != null && line.blank()) {
            line = lines.next();
        }
        if (line == null) {
            return null;
        }
        try {
            if (!line.whole()) {
                throw new BadEntryException("the line is longer than " + MAX_LINE + " bytes");
            }
            String text = new String(line.bytes(), StandardCharsets.ISO_8859_1);
            return new RecordedEntry.Request(line.number(), request(text));
        } catch (BadEntryException bad) {
            return bad.at(line.number());
        }
    }

    private static RecordedRequest request(String line) throws BadEntryException {
        int time = line.indexOf('[');
        int quote = time < 0 ? -1 : line.indexOf("] \"", time);
        if (quote < 0) {
            throw new BadEntryException("no line of an access log: no [time] \"request\" in it");
        }
        int start = quote + 3;
        int end = endOfQuoted(line, start);
        if (end < 0 || !statusFollows(line, end + 1)) {
            throw new BadEntryException("no line of an access log: the request is not closed, or no status follows it");
        }
        String[] words = unescaped(line.substring(start, end)).split(" ", -1);
        if (words.length != 3 || !words[2].startsWith("HTTP/")) {
            throw new BadEntryException("the logged request line is not METHOD /path HTTP/version");
        }
        return new RequestParts().method(words[0]).url(words[1]).request();
    }

    private static int endOfQuoted(String line, int from) {
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i;
            }
        }
        return -1;
    }

    private static boolean statusFollows(String line, int at) {
        if (line.length() < at + 4 || line.charAt(at) != ' ') {
            return false;
        }
        for (int i = at + 1; i < at + 4; i++) {
            if (line.charAt(i) < '0' || line.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            int octet = escaped == 'x' && i + 2 < text.length()
                    ? 16 * Character.digit(text.charAt(i + 1), 16) + Character.digit(text.charAt(i + 2), 16)
                    : -1;
            if (octet >= 0) {
                plain.append((char) octet);
                i += 2;
            } else {
                plain.append(escaped);
            }
        }
        return plain.toString();
    }
}
