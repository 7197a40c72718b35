package dev.parallax.report.page;

import org.jspecify.annotations.Nullable;

/**
 * A text beside the one it became: what stands before the change, the change, and what stands after it.
 *
 * @param before the same on both sides
 * @param changed what the other side has otherwise; empty if nothing can be told apart
 * @param after the same on both sides
 */
public record Contrast(String before, String changed, String after) {

    /** Shorter texts are read at a glance. */
    private static final int SHORTEST = 6;

    /** A text that has nothing to stand beside. */
    static @Nullable Contrast alone(@Nullable String text) {
        return text == null ? null : new Contrast(text, "", "");
    }

    /** {@code text} with what {@code other} has otherwise set apart, if the two are alike enough for that to help. */
    static @Nullable Contrast of(@Nullable String text, @Nullable String other) {
        if (text == null || other == null || Math.min(text.length(), other.length()) < SHORTEST || text.equals(other)) {
            return alone(text);
        }
        int shorter = Math.min(text.length(), other.length());
        int head = 0;
        while (head < shorter && text.charAt(head) == other.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && text.charAt(text.length() - 1 - tail) == other.charAt(other.length() - 1 - tail)) {
            tail++;
        }
        head = wholeBefore(text, head);
        tail = wholeAfter(text, tail);
        boolean alike = 2 * (head + tail) >= shorter;
        return alike
                ? new Contrast(
                        text.substring(0, head),
                        text.substring(head, text.length() - tail),
                        text.substring(text.length() - tail))
                : alone(text);
    }

    /** Never parts the two halves of one character. */
    private static int wholeBefore(String text, int head) {
        return head > 0 && Character.isHighSurrogate(text.charAt(head - 1)) ? head - 1 : head;
    }

    private static int wholeAfter(String text, int tail) {
        return tail > 0 && Character.isLowSurrogate(text.charAt(text.length() - tail)) ? tail - 1 : tail;
    }
}
