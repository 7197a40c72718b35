package dev.parallax.report.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;

/**
 * The last comparisons, in a ring. Putting one in takes one counter and one slot, never waits and never grows: a reader that
 * is too slow loses the oldest, and is told how many. Thread-safe.
 */
final class LiveRing {

    private final AtomicReferenceArray<Slot> slots;
    private final int mask;
    private final AtomicLong next = new AtomicLong();

    private record Slot(long number, LiveEvent event) {}

    /**
     * @param capacity a power of two
     */
    LiveRing(int capacity) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("capacity must be a power of two, got: " + capacity);
        }
        slots = new AtomicReferenceArray<>(capacity);
        mask = capacity - 1;
    }

    void put(LiveEvent event) {
        long number = next.getAndIncrement();
        slots.set((int) (number & mask), new Slot(number, event));
    }

    /** A reader that sees what is put in from now on. Not thread-safe itself. */
    Reader reader() {
        return new Reader(next.get());
    }

    /** A place in the ring. */
    final class Reader {

        private long at;

        private Reader(long from) {
            at = from;
        }

        /**
         * What came since the last look, oldest first.
         *
         * @param wanted what to give; the rest is passed over
         * @param most how many to give at most; more are dropped and counted
         */
        LiveBatch take(Predicate<LiveEvent> wanted, int most) {
            long end = next.get();
            long start = Math.max(at, end - slots.length());
            long dropped = start - at;
            List<LiveEvent> events = new ArrayList<>();
            long looked = start;
            while (looked < end) {
                Slot slot = slots.get((int) (looked & mask));
                if (slot == null || slot.number() < looked) {
                    // Numbered, and not yet in its slot: the next look finds it.
                    break;
                }
                if (slot.number() > looked) {
                    dropped++;
                } else if (wanted.test(slot.event())) {
                    if (events.size() < most) {
                        events.add(slot.event());
                    } else {
                        dropped++;
                    }
                }
                looked++;
            }
            at = looked;
            return new LiveBatch(events, dropped);
        }
    }
}
