package dev.parallax.diff.json;

import java.nio.charset.StandardCharsets;

/** Decodes and writes JSON strings. Lone surrogates, which only escapes can name, are kept as they are. */
public final class JsonStrings {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private JsonStrings() {}

    /** The content of the valid string literal, quotes included, at {@code start} to {@code end}. */
    public static String decode(byte[] doc, int start, int end) {
        int escape = start + 1;
        while (escape < end - 1 && doc[escape] != '\\') {
            escape++;
        }
        String plain = new String(doc, start + 1, escape - start - 1, StandardCharsets.UTF_8);
        if (escape == end - 1) {
            return plain;
        }
        StringBuilder text = new StringBuilder(end - start).append(plain);
        int at = escape;
        while (at < end - 1) {
            if (doc[at] == '\\') {
                at = unescape(doc, at, text);
            } else {
                int run = at;
                while (at < end - 1 && doc[at] != '\\') {
                    at++;
                }
                text.append(new String(doc, run, at - run, StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    private static int unescape(byte[] doc, int backslash, StringBuilder text) {
        byte kind = doc[backslash + 1];
        if (kind == 'u') {
            text.append((char) hex4(doc, backslash + 2));
            return backslash + 6;
        }
        text.append(
                switch (kind) {
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    default -> (char) kind;
                });
        return backslash + 2;
    }

    private static int hex4(byte[] doc, int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            value = value << 4 | Character.digit(doc[i], 16);
        }
        return value;
    }

    /** The text as a JSON string literal, with quotes; control characters and lone surrogates escaped. */
    public static String encode(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || isLone(text, i)) {
                json.append("\\u")
                        .append(HEX[c >> 12])
                        .append(HEX[c >> 8 & 15])
                        .append(HEX[c >> 4 & 15])
                        .append(HEX[c & 15]);
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    private static boolean isLone(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
