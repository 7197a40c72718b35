package dev.parallax.rules.problem;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with the rules.
 *
 * @param word what was written there, cut and with control characters replaced, so that it may be logged and shown; empty
 *     if something is missing
 * @param at where
 * @param message what is wrong, as a clause
 * @param suggestion what may have been meant; null if there is no guess
 */
public record RuleProblem(
        String word,
        SourcePosition at,
        String message,
        @Nullable Suggestion suggestion) {

    private static final int MAX_WORD_LENGTH = 80;
    private static final int MAX_MESSAGE_LENGTH = 500;

    public RuleProblem {
        word = printable(word, MAX_WORD_LENGTH);
        message = printable(message, MAX_MESSAGE_LENGTH);
    }

    /** One line: {@code file:line:column: message; did you mean …?}. */
    @Override
    public String toString() {
        return at + ": " + message
                + (suggestion == null ? "" : "; did you mean " + printable(suggestion.text(), 200) + "?");
    }

    private static String printable(String text, int maxLength) {
        StringBuilder printable = new StringBuilder(Math.min(text.length(), maxLength));
        int taken = 0;
        for (int i = 0; i < text.length() && taken < maxLength; i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            boolean hidden = Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.getType(c) == Character.SURROGATE
                    || Character.getType(c) == Character.LINE_SEPARATOR
                    || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
            printable.appendCodePoint(hidden ? '\ufffd' : c);
            taken++;
        }
        return taken < text.codePointCount(0, text.length())
                ? printable.append('…').toString()
                : printable.toString();
    }
}
