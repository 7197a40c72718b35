package dev.parallax.report;

import dev.parallax.readiness.Decision;
import dev.parallax.report.wire.CountsLine;
import dev.parallax.report.wire.CoverageLine;
import dev.parallax.report.wire.DiscrepancyLine;
import dev.parallax.report.wire.EpochLine;
import dev.parallax.report.wire.LatencyLine;
import dev.parallax.report.wire.OperationLine;
import dev.parallax.report.wire.ParityDocument;
import dev.parallax.report.wire.ReasonLine;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A parity report as one HTML file that can be mailed: no script, nothing fetched, charts drawn in it. Payload is text in
 * it, and should one slip through, its own policy runs nothing.
 */
final class ParityHtml {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <style>
            :root{color-scheme:light dark;--paper:#fff;--ink:#171b22;--muted:#5a6472;--line:#dfe3e8;--ready:#0b6b4f;--bad:#b3301a;
            --wait:#7f5700;--good-fill:#1d9470;--bad-fill:#d4492c;--wait-fill:#dfa221;--none-fill:#8b95a4;--legacy:#2b62b3;
            --candidate:#8d3a94}
            @media (prefers-color-scheme:dark){:root{--paper:#101317;--ink:#e8eaee;--muted:#98a2b0;--line:#2a3039;--ready:#4fd1a5;
            --bad:#ff9a80;--wait:#f0c265;--legacy:#83b2f7;--candidate:#df9ee4}}
            body{background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:0 auto;
            padding:1.5rem 1rem}
            h1{font-size:1.6rem;margin:0 0 .5rem;overflow-wrap:anywhere}h2{font-size:1.1rem;margin:2rem 0 .5rem}
            .lead{font-size:1.05rem}.muted{color:var(--muted)}.verdict{font-weight:650}.ready{color:var(--ready)}
            .not-ready{color:var(--bad)}.insufficient-evidence,.cure{color:var(--wait)}.unknown{color:var(--muted)}
            .wide{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;
            padding:.35rem .6rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere}thead th{color:var(--muted);
            font-weight:550;font-size:.85rem;white-space:nowrap;overflow-wrap:normal}.num{text-align:right;white-space:nowrap;
            font-variant-numeric:tabular-nums}tbody th{font-weight:500;min-width:9rem}ul{list-style:none;padding:0}li{padding:.2rem 0}
            svg{display:block;width:10rem;height:14px}.m{fill:var(--good-fill)}.x{fill:var(--bad-fill)}.u{fill:var(--wait-fill)}
            .v,.n{fill:var(--none-fill)}.n{opacity:.45}.l{fill:var(--legacy)}.c{fill:var(--candidate)}
            </style>
            """;

    private final StringBuilder html = new StringBuilder(8_192).append(HEAD);

    private ParityHtml() {}

    static String of(ParityDocument parity) {
        ParityHtml page = new ParityHtml();
        page.head(parity);
        page.checks(parity);
        page.discrepancies(parity);
        page.operations(parity);
        return page.html.append("</body>\n</html>\n").toString();
    }

    private void head(ParityDocument parity) {
        Decision decision = parity.readiness().decision();
        add("<title>").escaped(parity.tenant()).add(": ").add(words(decision));
        add("</title>\n</head>\n<body>\n<h1>").text(parity.tenant()).add("</h1>\n<p class=\"verdict ");
        add(style(decision))
                .add("\">")
                .text(mark(decision) + " " + words(decision))
                .add("</p>\n<p class=\"lead\">");
        text(parity.readiness().sentence()).add("</p>\n<p class=\"muted\">As of ");
        text(parity.readiness().at().truncatedTo(ChronoUnit.SECONDS).toString());
        EpochLine epoch = parity.readiness().epoch();
        if (epoch != null) {
            add(" · legacy build ").text(String.valueOf(epoch.legacyBuild()));
            add(" · candidate build ").text(String.valueOf(epoch.candidateBuild()));
        }
        CoverageLine coverage = parity.coverage();
        add(String.format(
                Locale.ROOT,
                " · %,d of %,d operations compared, %,d of %,d served reads</p>%n",
                coverage.operationsCompared(),
                coverage.operationsUsed(),
                coverage.comparedReads(),
                coverage.servedReads()));
    }

    private void checks(ParityDocument parity) {
        add("<h2>Checks</h2>\n<ul>\n");
        for (ReasonLine check : parity.readiness().reasons()) {
            add("<li><span class=\"").add(style(check.decision())).add("\">");
            text(mark(check.decision()) + " " + words(check.decision())).add("</span> ");
            worded(CheckText.sentence(check.message()));
            String cure = check.cure();
            if (cure != null) {
                add(" <span class=\"cure\">To cure: ");
                worded(CheckText.sentence(cure));
                add("</span>");
            }
            add("</li>\n");
        }
        add("</ul>\n");
    }

    /** A sentence in which what stands between backticks is code. */
    private void worded(String sentence) {
        String[] parts = sentence.split("`", -1);
        if (parts.length % 2 == 0) {
            text(sentence);
            return;
        }
        for (int i = 0; i < parts.length; i++) {
            if (i % 2 == 0) {
                text(parts[i]);
            } else {
                add("<code>").text(parts[i]).add("</code>");
            }
        }
    }

    private void discrepancies(ParityDocument parity) {
        add("<h2>Discrepancies</h2>\n");
        if (parity.discrepancies().isEmpty()) {
            add("<p>None that is not fixed.</p>\n");
            return;
        }
        add(
                "<div class=\"wide\"><table><thead><tr><th>What changed</th><th>Operation</th><th>Severity</th><th>State</th>"
                        + "<th class=\"num\">Times</th></tr></thead><tbody>\n");
        for (DiscrepancyLine line : parity.discrepancies()) {
            add("<tr><th scope=\"row\">").text(line.sentence()).add("</th><td>").text(line.operation());
            add("</td><td>").add(lower(line.severity())).add("</td><td>").add(lower(line.state()));
            add("</td>").figure(line.occurrences()).add("</tr>\n");
        }
        add("</tbody></table></div>\n");
    }

    private void operations(ParityDocument parity) {
        double slowest = Math.max(
                max(parity, line -> line.latency().legacyP95Millis()),
                max(parity, line -> line.latency().candidateP95Millis()));
        add("<h2>Operations</h2>\n<div class=\"wide\"><table><thead><tr><th>Operation</th><th>Outcomes</th>"
                + "<th class=\"num\">Match</th><th class=\"num\">Mismatch</th><th class=\"num\">Unstable</th>"
                + "<th class=\"num\">Vacuous</th><th class=\"num\">Not compared</th><th class=\"num\">Cases</th>"
                + "<th>p95, legacy and candidate</th></tr></thead><tbody>\n");
        for (OperationLine line : parity.operations()) {
            CountsLine counts = line.counts();
            add("<tr><th scope=\"row\">").text(line.operation()).add("</th><td>");
            outcomes(counts);
            add("</td>").figure(counts.match()).figure(counts.mismatch()).figure(counts.unstable());
            figure(counts.vacuous())
                    .figure(ParityCsv.notCompared(counts))
                    .figure(line.distinctCases())
                    .add("<td>");
            latency(line.latency(), slowest);
            add("</td></tr>\n");
        }
        add("</tbody></table></div>\n");
    }

    private void outcomes(CountsLine counts) {
        long[] figures = {
            counts.match(), counts.mismatch(), counts.unstable(), counts.vacuous(), ParityCsv.notCompared(counts)
        };
        double total = 0;
        for (long figure : figures) {
            total += figure;
        }
        add("<svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"outcomes\">");
        double x = 0;
        for (int i = 0; i < figures.length && total > 0; i++) {
            double width = 100 * figures[i] / total;
            rect("mxuvn".charAt(i), x, 0, width, 10);
            x += width;
        }
        add("</svg>");
    }

    private void latency(LatencyLine latency, double slowest) {
        add("<svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"latency\">");
        if (slowest > 0) {
            rect('l', 0, 0, 100 * latency.legacyP95Millis() / slowest, 4);
            rect('c', 0, 6, 100 * latency.candidateP95Millis() / slowest, 4);
        }
        add("</svg>");
        text(String.format(Locale.ROOT, "%,.1f and %,.1f ms", latency.legacyP95Millis(), latency.candidateP95Millis()));
    }

    private void rect(char style, double x, double y, double width, double height) {
        add(String.format(
                Locale.ROOT,
                "<rect class=\"%c\" x=\"%.2f\" y=\"%.0f\" width=\"%.2f\" height=\"%.0f\"/>",
                style,
                x,
                y,
                width,
                height));
    }

    private static double max(ParityDocument parity, ToDoubleFunction<OperationLine> figure) {
        return parity.operations().stream().mapToDouble(figure).max().orElse(0);
    }

    private ParityHtml figure(long figure) {
        return add("<td class=\"num\">")
                .add(String.format(Locale.ROOT, "%,d", figure))
                .add("</td>");
    }

    private ParityHtml add(String markup) {
        html.append(markup);
        return this;
    }

    /** Text from outside, so that its writing direction does not reach into what follows. */
    private ParityHtml text(String payload) {
        return add("<bdi>").escaped(payload).add("</bdi>");
    }

    /** Text from outside: nothing in it is markup. */
    private ParityHtml escaped(String payload) {
        payload.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default ->
                    html.appendCodePoint(
                            Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? 0xFFFD : c);
            }
        });
        return this;
    }

    private static String words(Decision decision) {
        return lower(decision);
    }

    private static String style(Decision decision) {
        return decision.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String mark(Decision decision) {
        return switch (decision) {
            case READY -> "\u2713";
            case NOT_READY -> "\u2715";
            case INSUFFICIENT_EVIDENCE -> "\u25D4";
            case UNKNOWN -> "?";
        };
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
