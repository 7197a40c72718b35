package dev.parallax.report.live;

import java.util.List;

/**
 * What came since the last batch.
 *
 * @param events oldest first
 * @param dropped how many were lost or left out, because they came faster than they are shown
 */
public record LiveBatch(List<LiveEvent> events, long dropped) {

    /** Copies the list. */
    public LiveBatch {
        events = List.copyOf(events);
    }

    boolean isEmpty() {
        return events.isEmpty() && dropped == 0;
    }
}
