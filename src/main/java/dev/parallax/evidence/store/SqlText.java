package dev.parallax.evidence.store;

import java.util.HexFormat;

/** Text as PostgreSQL takes it: it refuses NUL and lone surrogates, which keys and patterns from replies may hold. */
final class SqlText {

    private SqlText() {}

    /** {@code text} with what PostgreSQL refuses written as a JSON escape; usually {@code text} itself. */
    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isRefused(text, i)) {
                return escaped(text);
            }
        }
        return text;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isRefused(text, i)) {
                escaped.append("\\u" + HexFormat.of().toHexDigits(c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static boolean isRefused(String text, int i) {
        char c = text.charAt(i);
        if (c == 0) {
            return true;
        }
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
