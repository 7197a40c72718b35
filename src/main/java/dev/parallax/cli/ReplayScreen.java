package dev.parallax.cli;

import dev.parallax.report.wire.ReplayDocument;
import dev.parallax.report.wire.ReplayOperationLine;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Shows how far a replay is: a bar on a terminal, a plain line now and then elsewhere. For one thread. */
final class ReplayScreen {

    private static final int WIDTH = 30;
    private static final Duration BETWEEN_PLAIN_LINES = Duration.ofSeconds(5);

    private final PrintWriter out;
    private final boolean terminal;
    private final FleetingLine line;
    private Duration lastPlain = Duration.ZERO;

    ReplayScreen(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        this.line = new FleetingLine(out);
    }

    /** A line that stays. */
    void say(String words) {
        clear();
        out.println(words);
        out.flush();
    }

    /**
     * How far it is.
     *
     * @param share of the file, 0 to 1
     * @param entries done with
     * @param elapsed since the start
     */
    void progress(double share, long entries, ReplayDocument replay, Duration elapsed) {
        String figures = String.format(
                Locale.ROOT,
                "%3.0f %%  %,d entries · %,d replayed · %,d mismatches · %.1f/s",
                100 * share,
                entries,
                replay.replayed(),
                replay.operations().stream()
                        .mapToLong(ReplayOperationLine::mismatch)
                        .sum(),
                replay.replayed() / Math.max(0.001, elapsed.toMillis() / 1000.0));
        if (terminal) {
            int full = (int) Math.round(WIDTH * share);
            line.show("[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] " + figures);
        } else if (elapsed.minus(lastPlain).compareTo(BETWEEN_PLAIN_LINES) >= 0) {
            lastPlain = elapsed;
            out.println(figures.strip());
            out.flush();
        }
    }

    /** Takes the bar off the screen. */
    void clear() {
        line.clear();
    }
}
