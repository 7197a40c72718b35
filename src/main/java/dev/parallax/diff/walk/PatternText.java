package dev.parallax.diff.walk;

/** Writes member steps of a path as RFC 9535 does: {@code .name}, or {@code ['odd name']}. */
final class PatternText {

    /** Longest name written whole, in UTF-16 units; a pattern is a key of evidence and must stay small. */
    private static final int MAX_NAME = 200;

    private PatternText() {}

    static void appendMember(StringBuilder text, String name) {
        if (isShorthand(name)) {
            text.append('.').append(name);
            return;
        }
        text.append("['");
        for (int i = 0; i < Math.min(name.length(), MAX_NAME); i++) {
            char c = name.charAt(i);
            if (c == '\'' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        if (name.length() > MAX_NAME) {
            text.append('…').append(Integer.toHexString(name.hashCode()));
        }
        text.append("']");
    }

    /** Letters, digits and underscores, not starting with a digit, as a shorthand may be written. */
    private static boolean isShorthand(String name) {
        if (name.isEmpty() || name.length() > MAX_NAME || Character.isDigit(name.charAt(0))) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_' && !(c < 128 ? Character.isLetterOrDigit(c) : Character.isLetter(c))) {
                return false;
            }
        }
        return true;
    }
}
