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
