package dev.parallax.evidence.gather;

import dev.parallax.exchange.ReadRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses which reads are kept to be asked again: of each tenant, operation and day those with the smallest ranks. They are
 * distinct, recent and a fair choice, and a busy operation offers a new one only now and then. Remembers its recent choices;
 * a forgotten one is offered again, which the store sees. Guarded by its stripe's lock.
 */
final class RecentReads {

    private static final int REMEMBERED = 2_000;
    private static final long SALT = 0x9E3779B97F4A7C15L;

    private final int perOperation;
    private final Map<UsageKey, Chosen> chosen = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UsageKey, Chosen> eldest) {
            return size() > REMEMBERED;
        }
    };

    private static final class Chosen {
        private final long day;
        /** Ascending; only the first {@code size} count. */
        private final long[] ranks;

        private int size;

        Chosen(long day, int capacity) {
            this.day = day;
            this.ranks = new long[capacity];
        }
    }

    RecentReads(int perOperation) {
        this.perOperation = perOperation;
    }

    /** Which read it is. */
    static long hash(ReadRequest request) {
        long hash = CaseHash.text(
                SALT, request.method().name() + ' ' + request.target().text());
        return request.body().isEmpty()
                ? hash
                : CaseHash.mix(hash ^ Arrays.hashCode(request.body().bytes()));
    }

    static long rank(long hash, long day) {
        return CaseHash.mix(hash ^ day * SALT) >>> 1;
    }

    /** Whether a read is to be kept; if so, it is remembered as chosen. */
    boolean choose(UsageKey key, long day, long rank) {
        if (perOperation == 0) {
            return false;
        }
        @Nullable Chosen known = chosen.get(key);
        if (known == null || known.day < day) {
            known = new Chosen(day, perOperation);
            chosen.put(key, known);
        }
        int place = Arrays.binarySearch(known.ranks, 0, known.size, rank);
        if (place >= 0 || known.day > day || ~place == perOperation) {
            return false;
        }
        place = ~place;
        known.size = Math.min(known.size + 1, perOperation);
        System.arraycopy(known.ranks, place, known.ranks, place + 1, known.size - 1 - place);
        known.ranks[place] = rank;
        return true;
    }

    void forget(dev.parallax.exchange.Tenant tenant) {
        chosen.keySet().removeIf(key -> key.tenant().equals(tenant));
    }
}
