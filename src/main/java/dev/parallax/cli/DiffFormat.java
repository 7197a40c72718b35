package dev.parallax.cli;

/** How {@code diff} writes its answer. Lower case, as it is typed. */
enum DiffFormat {
    /** {@link #side} in a terminal, {@link #text} otherwise. */
    auto,
    text,
    /** Both values of each difference side by side. */
    side,
    json
}
