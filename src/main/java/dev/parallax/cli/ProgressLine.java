package dev.parallax.cli;

import java.io.PrintWriter;

/** How far a long work is: one line over itself on a terminal, a line for each tenth elsewhere. For one thread. */
final class ProgressLine {

    private static final int TENTHS = 10;

    private final PrintWriter out;
    private final boolean terminal;
    private final FleetingLine line;
    private long shown = -1;

    ProgressLine(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        this.line = new FleetingLine(out);
    }

    /**
     * Shows it, if that tells anything new.
     *
     * @param what is counted, as {@code reads}
     */
    void show(long done, long total, String what) {
        if (total <= 0) {
            return;
        }
        long step = terminal ? done : TENTHS * done / total;
        if (step == shown) {
            return;
        }
        shown = step;
        String words = done + " of " + total + " " + what;
        if (terminal) {
            line.show(words);
        } else {
            out.println(words);
            out.flush();
        }
    }

    /** Takes the line off a terminal. */
    void clear() {
        line.clear();
    }
}
