package dev.parallax.rules.load;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Estimates how large the program of a regular expression will be before it is compiled. The engine writes counted
 * repeats out, so {@code ((a{100}){100}){100}} would fill the memory although matching takes linear time.
 */
final class RegexSize {

    /** Largest program accepted, in instructions; matching costs at most that many steps a character. */
    static final long MAX = 5_000;

    private static final long CEILING = Long.MAX_VALUE / 2_000;

    private final String regex;
    private final Deque<Long> outer = new ArrayDeque<>(); // sizes of the groups around, up to where this one opened
    private long total;
    private long last; // size of the last atom, which a repeat multiplies; part of total
    private int at;

    private RegexSize(String regex) {
        this.regex = regex;
    }

    /** Estimated instructions; meaningless where the syntax is wrong, which the engine will say. */
    static long of(String regex) {
        return new RegexSize(regex).estimate();
    }

    private long estimate() {
        while (at < regex.length()) {
            char c = regex.charAt(at);
            switch (c) {
                case '\\' -> escape();
                case '[' -> characterClass();
                case '(' -> {
                    outer.push(total);
                    total = 0;
                    last = 0;
                    at++;
                }
                case ')' -> {
                    last = total + 2;
                    total = capped((outer.isEmpty() ? 0 : outer.pop()) + last);
                    at++;
                }
                case '{' -> repeat();
                default -> atom(1);
            }
        }
        return total;
    }

    private void atom(int length) {
        last = 1;
        total = capped(total + 1);
        at += length;
    }

    private void escape() {
        if (regex.startsWith("\\Q", at)) {
            int end = regex.indexOf("\\E", at);
            int length = (end < 0 ? regex.length() : end) - at;
            total = capped(total + length);
            last = 1;
            at = end < 0 ? regex.length() : end + 2;
        } else {
            atom(2);
        }
    }

    private void characterClass() {
        int end = at + 1;
        if (end < regex.length() && regex.charAt(end) == '^') {
            end++;
        }
        if (end < regex.length() && regex.charAt(end) == ']') {
            end++;
        }
        while (end < regex.length() && regex.charAt(end) != ']') {
            if (regex.startsWith("[:", end)) {
                int close = regex.indexOf(":]", end);
                end = close < 0 ? end + 1 : close + 2;
            } else {
                end += regex.charAt(end) == '\\' ? 2 : 1;
            }
        }
        atom(Math.min(end, regex.length() - 1) - at + 1);
    }

    /** {@code {n}}, {@code {n,}} and {@code {n,m}} write the last atom out that often; anything else is literal. */
    private void repeat() {
        int end = regex.indexOf('}', at);
        String bounds = end < 0 ? "" : regex.substring(at + 1, end);
        int comma = bounds.indexOf(',');
        String largest =
                comma >= 0 && comma < bounds.length() - 1 ? bounds.substring(comma + 1) : bounds.replace(",", "");
        if (largest.isEmpty() || largest.length() > 4 || !largest.chars().allMatch(c -> c >= '0' && c <= '9')) {
            atom(1);
            return;
        }
        long times = Math.max(1, Long.parseLong(largest));
        long expanded = capped(last * times);
        total = capped(total - last + expanded);
        last = expanded;
        at = end + 1;
    }

    private static long capped(long size) {
        return Math.min(size, CEILING);
    }
}
