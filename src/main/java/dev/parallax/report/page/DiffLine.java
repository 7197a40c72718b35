package dev.parallax.report.page;

/**
 * A line of a patch.
 *
 * @param mark {@code +}, {@code -}, a blank, or {@code …} where lines are left out
 * @param text the line
 */
public record DiffLine(char mark, String text) {

    /** In both. */
    public static DiffLine same(String text) {
        return new DiffLine(' ', text);
    }

    /** In the old text alone. */
    public static DiffLine out(String text) {
        return new DiffLine('-', text);
    }

    /** In the new text alone. */
    public static DiffLine in(String text) {
        return new DiffLine('+', text);
    }

    /** Stands for lines left out. */
    public static DiffLine omitted() {
        return new DiffLine('\u2026', "");
    }

    /** Whether it differs. */
    public boolean changed() {
        return mark == '+' || mark == '-';
    }

    /** As a style class. */
    public String style() {
        return switch (mark) {
            case '+' -> "in";
            case '-' -> "out";
            default -> "same";
        };
    }
}
