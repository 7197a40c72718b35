package dev.parallax.report.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A few things by secret, each for a while; the oldest goes when there are too many. In memory only: after a restart people
 * log in again. Thread-safe.
 */
final class Remembered<T> {

    private final int most;
    private final Duration life;
    private final Clock clock;

    /** Guarded by this. */
    private final Map<Secret, Entry<T>> entries = new LinkedHashMap<>();

    private record Entry<T>(T value, Instant until) {}

    Remembered(int most, Duration life, Clock clock) {
        this.most = most;
        this.life = life;
        this.clock = clock;
    }

    /** Remembers {@code value}; the secret is all that brings it back. */
    synchronized Secret put(T value) {
        Instant now = clock.instant();
        entries.values().removeIf(entry -> !entry.until().isAfter(now));
        if (entries.size() >= most) {
            entries.remove(entries.keySet().iterator().next());
        }
        Secret secret = Secret.fresh();
        entries.put(secret, new Entry<>(value, now.plus(life)));
        return secret;
    }

    synchronized Optional<T> get(Secret secret) {
        return Optional.ofNullable(entries.get(secret))
                .filter(entry -> entry.until().isAfter(clock.instant()))
                .map(Entry::value);
    }

    /** Gives it back once, and forgets it. */
    synchronized Optional<T> take(Secret secret) {
        Optional<T> value = get(secret);
        entries.remove(secret);
        return value;
    }
}
