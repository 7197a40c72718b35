package dev.parallax.exchange;

/**
 * A location with every array index as {@code *}: {@code $.items[*].price}, {@code header:link}, {@code status}. What
 * discrepancies are grouped by.
 *
 * @param text not empty
 */
public record PathPattern(String text) {

    @Override
    public String toString() {
        return text;
    }
}
