package dev.parallax.shadow;

import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.OperationId;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Leaves out part of a busy operation's reads, by a hash of the request. The first reads of a minute always stay in, so rare
 * operations are compared always, whatever their share. Thread-safe.
 */
final class Sampling {

    private static final long MINUTE = 60_000;
    /** Operations counted at a time; reads of any beyond are sampled as busy ones. */
    private static final int MAX_OPERATIONS = 10_000;

    private final Map<String, Double> shares;
    private final int rare;
    private final InstantSource clock;
    private final ConcurrentMap<OperationId, Minute> minutes = new ConcurrentHashMap<>();

    /**
     * @param shares operation id -> share of its reads that stays in; an operation without one stays in whole
     * @param rare reads of an operation in a minute that always stay in
     */
    Sampling(Map<String, Double> shares, int rare, InstantSource clock) {
        this.shares = Map.copyOf(shares);
        this.rare = rare;
        this.clock = clock;
    }

    /** Whether a read is to be compared. */
    boolean keeps(CapturedRead read) {
        Double share = shares.get(read.operation().id().value());
        return share == null || isRare(read.operation().id()) || RequestHash.of(read) < share;
    }

    private boolean isRare(OperationId operation) {
        if (minutes.size() >= MAX_OPERATIONS && !minutes.containsKey(operation)) {
            return false;
        }
        long now = clock.millis() / MINUTE;
        Minute minute = minutes.merge(operation, new Minute(now, 1), (last, one) -> last.plus(now));
        return minute.reads() <= rare;
    }

    private record Minute(long minute, int reads) {
        Minute plus(long now) {
            return minute == now ? new Minute(now, Math.min(reads + 1, Integer.MAX_VALUE - 1)) : new Minute(now, 1);
        }
    }
}
