package dev.parallax.diff.budget;

/**
 * Bounds on what one comparison may cost and say. Over {@code bodyBytes}, {@code inflation}, {@code depth} or
 * {@code work} a pair is refused by name; over the others the comparison goes on and says so.
 *
 * @param bodyBytes largest decoded body, in bytes
 * @param inflation largest ratio of decoded to encoded bytes, once a body is over 1 MiB
 * @param depth deepest nesting of a JSON body
 * @param work largest number of steps (values visited more than once, elements matched) a pair may take
 * @param listed most differences listed before only new patterns, kinds and shapes are listed
 * @param fragment most characters of a value shown
 * @param matching most elements of one unordered array that are matched pair by pair under a tolerance
 */
public record Limits(int bodyBytes, int inflation, int depth, long work, int listed, int fragment, int matching) {

    /** 64 MiB, 200-fold, 500 levels, 200 million steps, 1,000 differences, 400 characters, 256 elements. */
    public static final Limits DEFAULT = new Limits(64 << 20, 200, 500, 200_000_000L, 1_000, 400, 256);

    /**
     * @throws IllegalArgumentException if a bound is not positive, or {@code depth} is over 1,000
     */
    public Limits {
        if (bodyBytes < 1 || inflation < 1 || depth < 1 || work < 1 || listed < 1 || fragment < 1 || matching < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
        if (depth > 1_000) {
            throw new IllegalArgumentException("depth must be at most 1000, got " + depth);
        }
    }
}
