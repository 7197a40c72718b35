package dev.parallax.evidence.store;

import dev.parallax.exchange.SkipReason;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts by skip reason as one text: {@code shed=3 too_large=1}. */
final class SkipCounts {

    private SkipCounts() {}

    static String write(Map<SkipReason, Long> counts) {
        StringBuilder text = new StringBuilder();
        for (SkipReason reason : SkipReason.values()) {
            long count = counts.getOrDefault(reason, 0L);
            if (count != 0) {
                text.append(text.isEmpty() ? "" : " ")
                        .append(reason.word())
                        .append('=')
                        .append(count);
            }
        }
        return text.toString();
    }

    static Map<SkipReason, Long> read(String text) {
        if (text.isEmpty()) {
            return Map.of();
        }
        Map<SkipReason, Long> counts = new EnumMap<>(SkipReason.class);
        for (String entry : text.split(" ", -1)) {
            int equals = entry.indexOf('=');
            if (equals > 0) {
                counts.put(
                        SkipReason.valueOf(entry.substring(0, equals).toUpperCase(Locale.ROOT)),
                        Long.parseLong(entry.substring(equals + 1)));
            }
        }
        return counts;
    }
}
