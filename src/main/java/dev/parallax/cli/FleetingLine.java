package dev.parallax.cli;

import java.io.PrintWriter;

/** A line of a terminal that is written over itself and taken off in the end. For one thread. */
final class FleetingLine {

    private static final String OVER_ITSELF = "\r\u001b[2K";

    private final PrintWriter out;
    private boolean drawn;

    FleetingLine(PrintWriter out) {
        this.out = out;
    }

    /** Shows these words instead of those before. */
    void show(String words) {
        out.print(OVER_ITSELF + words);
        out.flush();
        drawn = true;
    }

    /** Takes the line off, if it is there. */
    void clear() {
        if (drawn) {
            out.print(OVER_ITSELF);
            out.flush();
            drawn = false;
        }
    }
}
