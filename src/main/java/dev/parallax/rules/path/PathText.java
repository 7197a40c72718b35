package dev.parallax.rules.path;

import dev.parallax.rules.problem.Suggestion;
import org.jspecify.annotations.Nullable;

/** The text of a path while it is being read. Not thread-safe. */
final class PathText {

    private static final char END = '\0';

    private final String text;
    private int offset; // next character to read

    PathText(String text) {
        this.text = text;
    }

    int offset() {
        return offset;
    }

    boolean atEnd() {
        return offset == text.length();
    }

    /** The next character; NUL at the end, which no path may hold unescaped. */
    char peek() {
        return atEnd() ? END : text.charAt(offset);
    }

    char next() {
        char c = peek();
        if (!atEnd()) {
            offset++;
        }
        return c;
    }

    boolean take(String expected) {
        if (text.startsWith(expected, offset)) {
            offset += expected.length();
            return true;
        }
        return false;
    }

    void skipBlanks() {
        while (!atEnd() && " \t\n\r".indexOf(peek()) >= 0) {
            offset++;
        }
    }

    boolean atDigit() {
        return isDigit(peek());
    }

    /** Digits from here on, possibly none. */
    String digits() {
        int start = offset;
        while (atDigit()) {
            offset++;
        }
        return text.substring(start, offset);
    }

    /** A member name in its short form; empty if none starts here. */
    String shortName() {
        int start = offset;
        while (!atEnd()) {
            int c = text.codePointAt(offset);
            boolean fits = isNameStart(c) || (offset > start && isDigit(c));
            if (!fits) {
                break;
            }
            offset += Character.charCount(c);
        }
        return text.substring(start, offset);
    }

    /** Everything up to the next step, for a guess at what was meant. */
    String upToNextStep(int from) {
        int end = from;
        while (end < text.length() && ".[]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(from, end);
    }

    String since(int start) {
        return text.substring(start, offset);
    }

    RulePathSyntaxException problem(String message) {
        return problemAt(offset, message, null);
    }

    RulePathSyntaxException problemAt(int at, String message, @Nullable Suggestion suggestion) {
        return new RulePathSyntaxException(message, at, suggestion);
    }

    private static boolean isNameStart(int c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0x80 && !isSurrogate(c));
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
