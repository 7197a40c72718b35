package dev.parallax.rules;

/**
 * A text with {@code *} for any run of characters, also none; everything else is literal.
 *
 * @param text as written
 */
public record Glob(String text) {

    /** Matches everything. */
    public static final Glob ANY = new Glob("*");

    /** Whether no {@code *} is in it. */
    public boolean isLiteral() {
        return text.indexOf('*') < 0;
    }

    /** How many characters must match letter for letter. */
    public int literalLength() {
        return (int) text.chars().filter(c -> c != '*').count();
    }

    /** Whether some text matches both. */
    public boolean overlaps(Glob other) {
        boolean[][] meets = new boolean[text.length() + 1][other.text.length() + 1];
        for (int i = text.length(); i >= 0; i--) {
            for (int j = other.text.length(); j >= 0; j--) {
                meets[i][j] = meetsAt(meets, other.text, i, j);
            }
        }
        return meets[0][0];
    }

    /** Whether the rests from {@code i} and {@code j} have a text in common, given the answers for shorter rests. */
    private boolean meetsAt(boolean[][] meets, String otherText, int i, int j) {
        boolean ended = i == text.length();
        boolean otherEnded = j == otherText.length();
        if (ended && otherEnded) {
            return true;
        }
        boolean star = !ended && text.charAt(i) == '*';
        boolean otherStar = !otherEnded && otherText.charAt(j) == '*';
        if (star && (meets[i + 1][j] || (!otherEnded && meets[i][j + 1]))) {
            return true;
        }
        if (otherStar && (meets[i][j + 1] || (!ended && meets[i + 1][j]))) {
            return true;
        }
        return !star
                && !otherStar
                && !ended
                && !otherEnded
                && text.charAt(i) == otherText.charAt(j)
                && meets[i + 1][j + 1];
    }

    /** Whether the whole of {@code candidate} matches. Linear in practice: backtracks to the last {@code *} only. */
    public boolean matches(String candidate) {
        int inGlob = 0;
        int inText = 0;
        int star = -1;
        int resume = 0;
        while (inText < candidate.length()) {
            if (inGlob < text.length() && text.charAt(inGlob) == '*') {
                star = inGlob++;
                resume = inText;
            } else if (inGlob < text.length() && text.charAt(inGlob) == candidate.charAt(inText)) {
                inGlob++;
                inText++;
            } else if (star >= 0) {
                inGlob = star + 1;
                inText = ++resume;
            } else {
                return false;
            }
        }
        while (inGlob < text.length() && text.charAt(inGlob) == '*') {
            inGlob++;
        }
        return inGlob == text.length();
    }

    @Override
    public String toString() {
        return text;
    }
}
