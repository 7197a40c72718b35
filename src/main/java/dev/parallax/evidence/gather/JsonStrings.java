package dev.parallax.evidence.gather;

/** Reads JSON's strings in a text that may be broken or cut off. */
final class JsonStrings {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private JsonStrings() {}

    /** The place after the string whose opening quote is at {@code quote}; beyond the end of the text if it does not end. */
    static int end(String text, int quote) {
        for (int i = quote + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i + 1;
            }
        }
        return text.length() + 1;
    }

    /** What stands between the quotes, with escapes resolved; what is no escape stays as it is written. */
    static String unescaped(String text, int from, int to) {
        StringBuilder plain = new StringBuilder(Math.max(0, to - from));
        int at = from;
        while (at < to) {
            plain.append(first(text, at, to));
            at += length(text, at, to);
        }
        return plain.toString();
    }

    /** Whether a string's content begins as a JSON container or another string does. */
    static boolean mayHoldJson(String text, int from, int to) {
        int at = from;
        while (at < to) {
            char c = first(text, at, to);
            if (!Character.isWhitespace(c) && c != BYTE_ORDER_MARK) {
                return c == '{' || c == '[' || c == '"';
            }
            at += length(text, at, to);
        }
        return false;
    }

    private static char first(String text, int at, int to) {
        if (length(text, at, to) == 1) {
            return text.charAt(at);
        }
        char c = text.charAt(at + 1);
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) hex(text, at + 2);
            default -> c;
        };
    }

    /** How many characters stand for the one at {@code at}. */
    private static int length(String text, int at, int to) {
        if (text.charAt(at) != '\\' || at + 1 >= to) {
            return 1;
        }
        if (text.charAt(at + 1) == 'u') {
            return at + 6 <= to && hex(text, at + 2) >= 0 ? 6 : 1;
        }
        return 2;
    }

    private static int hex(String text, int from) {
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            code = code << 4 | digit;
        }
        return code;
    }
}
