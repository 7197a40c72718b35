package dev.parallax.capture;

/** What a segment of a path looks like, by itself. Decided in one pass over its characters. */
enum SegmentKind {
    /** Nothing between two slashes. */
    EMPTY,
    /** A number, a UUID, a hash, a ULID, an opaque key: 16 and more letters and digits with a digit, or over 64 of anything. */
    IDENTIFIER,
    /** {@code 2026-11-26}, also with a time after it. */
    DATE,
    /** A name somebody gave: with a digit, three and more words, or a character no collection's name has. */
    SLUG,
    /** One to three words of letters. */
    WORD;

    private static final int LONG = 64;
    private static final int OPAQUE = 16;
    private static final int SLUG_SEPARATORS = 3;

    static SegmentKind of(String segment) {
        int length = segment.length();
        if (length == 0) {
            return EMPTY;
        }
        if (isDate(segment)) {
            return DATE;
        }
        if (length > LONG || isNumber(segment)) {
            return IDENTIFIER;
        }
        int digits = 0;
        int separators = 0;
        boolean plain = true;
        boolean dotted = false;
        for (int i = 0; i < length; i++) {
            char c = segment.charAt(i);
            if (isDigit(c)) {
                digits++;
            } else if (c == '-' || c == '_') {
                separators++;
            } else if (c == '.') {
                separators++;
                dotted = true;
            } else if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) {
                plain = false;
            }
        }
        if (plain && !dotted && digits > 0 && length >= OPAQUE) {
            return IDENTIFIER;
        }
        return !plain || digits > 0 || separators >= SLUG_SEPARATORS ? SLUG : WORD;
    }

    private static boolean isDate(String segment) {
        if (segment.length() < 10 || segment.charAt(4) != '-' || segment.charAt(7) != '-') {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            if (i != 4 && i != 7 && !isDigit(segment.charAt(i))) {
                return false;
            }
        }
        return segment.length() == 10 || segment.charAt(10) == 'T';
    }

    private static boolean isNumber(String segment) {
        int start = segment.charAt(0) == '-' || segment.charAt(0) == '+' ? 1 : 0;
        int digits = 0;
        int points = 0;
        for (int i = start; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (isDigit(c)) {
                digits++;
            } else if ((c == '.' || c == ',') && points == 0 && digits > 0 && i < segment.length() - 1) {
                points++;
            } else {
                return false;
            }
        }
        return digits > 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
