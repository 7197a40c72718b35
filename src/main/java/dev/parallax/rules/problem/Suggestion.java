package dev.parallax.rules.problem;

/**
 * What the author of a refused text may have meant.
 *
 * @param text to be written instead
 */
public record Suggestion(String text) {

    @Override
    public String toString() {
        return text;
    }
}
