package dev.parallax.demo;

import dev.parallax.readiness.Decision;
import dev.parallax.report.wire.CountsLine;
import dev.parallax.report.wire.TenantLine;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * What the demo shows while it runs. On a terminal the progress is drawn over itself; elsewhere it is plain lines, and
 * fewer of them. For one thread.
 */
final class Screen {

    private static final Duration BETWEEN_PLAIN_LINES = Duration.ofSeconds(5);
    private static final String UP_ONE_LINE = "\u001b[1A\u001b[2K";

    private final PrintWriter out;
    private final boolean terminal;
    private int drawn;
    private Duration lastPlain = Duration.ZERO;

    Screen(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** A line that stays. */
    void say(String line) {
        drawn = 0;
        out.println(line);
        out.flush();
    }

    /** Shows how far the traffic is. */
    void progress(Duration elapsed, int sent, int planned, List<TenantLine> tenants) {
        if (!terminal && elapsed.minus(lastPlain).compareTo(BETWEEN_PLAIN_LINES) < 0) {
            return;
        }
        lastPlain = elapsed;
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%3d s   %,d of %,d reads sent · %,d compared · %,d mismatches",
                elapsed.toSeconds(),
                sent,
                planned,
                sum(tenants, counts -> counts.match() + counts.mismatch()),
                sum(tenants, CountsLine::mismatch)));
        verdicts(tenants).forEach((decision, names) -> lines.add("        " + decision + ": " + names));
        draw(lines);
    }

    private void draw(List<String> lines) {
        if (terminal) {
            for (int i = 0; i < drawn; i++) {
                out.print(UP_ONE_LINE);
            }
            drawn = lines.size();
        }
        lines.forEach(out::println);
        out.flush();
    }

    private static Map<Decision, String> verdicts(List<TenantLine> tenants) {
        return tenants.stream()
                .collect(Collectors.groupingBy(
                        TenantLine::decision,
                        TreeMap::new,
                        Collectors.mapping(TenantLine::tenant, Collectors.joining(", "))));
    }

    private static long sum(List<TenantLine> tenants, ToLongFunction<CountsLine> figure) {
        return tenants.stream().map(TenantLine::counts).mapToLong(figure).sum();
    }
}
