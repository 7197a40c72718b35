package dev.parallax.rules.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known word an unknown one was meant to be. */
public final class DidYouMean {

    private static final int MAX_LENGTH = 60;

    private DidYouMean() {}

    /** The known word at the smallest edit distance, if that is at most a third of its length, at least 1. */
    public static Optional<Suggestion> among(Collection<String> known, String unknown) {
        if (unknown.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String lower = unknown.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(word -> distance(word.toLowerCase(Locale.ROOT), lower) <= Math.max(1, word.length() / 3))
                .min(Comparator.comparingInt(word -> distance(word.toLowerCase(Locale.ROOT), lower)))
                .map(word -> new Suggestion("'" + word + "'"));
    }

    /** Edits that turn one into the other: insert, delete, replace, or swap two neighbours. */
    public static int distance(CharSequence from, CharSequence to) {
        int[][] edits = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, from, to, i, j);
            }
        }
        return edits[from.length()][to.length()];
    }

    private static int cheapest(int[][] edits, CharSequence from, CharSequence to, int i, int j) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int cheapest = Math.min(edits[i - 1][j], edits[i][j - 1]) + 1;
        cheapest = Math.min(cheapest, edits[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(cheapest, edits[i - 2][j - 2] + 1) : cheapest;
    }
}
