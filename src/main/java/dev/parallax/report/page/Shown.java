package dev.parallax.report.page;

import dev.parallax.readiness.Decision;
import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How values are shown on pages. Independent of the server's locale and zone. */
@TemplateExtension
public final class Shown {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?Z");

    private static final double FEW_MILLIS = 10;
    private static final int DIGEST_DIGITS = 12;

    private Shown() {}

    /** {@code 1234567} as {@code 1,234,567}. */
    static String grouped(Number count) {
        return String.format(Locale.ROOT, "%,d", count.longValue());
    }

    /** Milliseconds with a digit after the point where there are few, such as {@code 3.4 ms} and {@code 1,203 ms}. */
    static String millis(double millis) {
        return String.format(Locale.ROOT, millis < FEW_MILLIS ? "%,.1f ms" : "%,.0f ms", millis);
    }

    /** Thousandths as percent, such as {@code 97.3 %}. */
    static String percent(long thousandths) {
        return String.format(Locale.ROOT, "%.1f %%", thousandths / 10.0);
    }

    /** A moment in UTC to the minute; a script shows the reader's own zone. */
    static String utc(Instant moment) {
        return UTC.format(moment);
    }

    /** Text in which moments are written as {@link #utc}, not to the nanosecond. */
    static String plainTimes(String text) {
        return INSTANT.matcher(text).replaceAll(moment -> utc(Instant.parse(moment.group())));
    }

    /**
     * Text in parts, so that what stands between backticks is shown as code, and moments in the rest as {@link #plainTimes}.
     */
    static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        int at = 0;
        for (int open = text.indexOf('`'); open >= 0; open = text.indexOf('`', at)) {
            int close = text.indexOf('`', open + 1);
            if (close < 0) {
                break;
            }
            spans.add(new Span(plainTimes(text.substring(at, open)), false));
            spans.add(new Span(text.substring(open + 1, close), true));
            at = close + 1;
        }
        spans.add(new Span(plainTimes(text.substring(at)), false));
        return spans.stream().filter(span -> !span.text().isEmpty()).toList();
    }

    /**
     * A part of a text.
     *
     * @param text as it is shown
     * @param code whether it is to be typed as it stands
     */
    public record Span(String text, boolean code) {}

    /** A moment in the form of the {@code datetime} attribute, to the second. */
    static String machine(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Text as one segment of a URL path. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A verdict in words. */
    static String words(Decision decision) {
        return switch (decision) {
            case READY -> "Ready";
            case NOT_READY -> "Not ready";
            case INSUFFICIENT_EVIDENCE -> "Insufficient evidence";
            case UNKNOWN -> "Unknown";
        };
    }

    /** What a check alone says, for those who do not see its shape. */
    static String finding(Decision decision) {
        return decision == Decision.READY ? "satisfied" : words(decision);
    }

    /** A verdict as a style class. */
    static String style(Decision decision) {
        return decision.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A verdict as a shape, for eyes that do not tell its colour. */
    static String shape(Decision decision) {
        return switch (decision) {
            case READY -> "\u2713";
            case NOT_READY -> "\u2715";
            case INSUFFICIENT_EVIDENCE -> "\u25D4";
            case UNKNOWN -> "?";
        };
    }

    /** An upper-case name in words, such as {@code SHADOW_WRITE} as {@code shadow write}. */
    static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A digest as its first 12 digits. */
    static String abbreviated(String digest) {
        return digest.substring(0, Math.min(DIGEST_DIGITS, digest.length()));
    }

    /** Several texts as one. */
    static String joined(List<String> texts) {
        return String.join(", ", texts);
    }
}
