package dev.parallax.cli;

/** How a command writes its answer. Lower case, as it is typed. */
enum OutputFormat {
    text,
    json
}
