package dev.parallax.evidence.store;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** A tenant's reads of an operation by day, for as long as the read profile looks back. */
final class ServedDays {

    /** How far the read profile looks back. */
    static final int WINDOW_DAYS = 30;

    private final TreeMap<Long, Long> byEpochDay = new TreeMap<>();

    /** What {@link #toBytes} wrote; no bytes stand for no reads. */
    static ServedDays read(byte[] bytes) {
        ServedDays days = new ServedDays();
        for (String entry : new String(bytes, StandardCharsets.US_ASCII).split(" ", -1)) {
            int equals = entry.indexOf('=');
            if (equals > 0) {
                days.byEpochDay.put(
                        Long.parseLong(entry.substring(0, equals), 36),
                        Long.parseLong(entry.substring(equals + 1), 36));
            }
        }
        return days;
    }

    /** Adds reads by day and forgets days before the window that ends with the newest. */
    void add(Map<LocalDate, Long> reads) {
        reads.forEach((day, count) -> byEpochDay.merge(day.toEpochDay(), count, Long::sum));
        if (!byEpochDay.isEmpty()) {
            byEpochDay.headMap(byEpochDay.lastKey() - 2L * WINDOW_DAYS).clear();
        }
    }

    /** Reads within the window that ends on {@code today}; days to come count, since clocks differ. */
    long within(LocalDate today) {
        return byEpochDay.tailMap(today.toEpochDay() - WINDOW_DAYS, false).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    byte[] toBytes() {
        StringBuilder text = new StringBuilder();
        byEpochDay.forEach((day, count) -> text.append(text.isEmpty() ? "" : " ")
                .append(Long.toString(day, 36))
                .append('=')
                .append(Long.toString(count, 36)));
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
