package dev.parallax.cli;

/** Which wave of tenants the gate is asked for. Lower case, as it is typed. */
enum WaveChoice {
    /** The one that moves next. */
    next
}
