package dev.parallax.evidence.gather;

import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.Target;
import java.time.Instant;

/**
 * A read that may be asked again.
 *
 * @param hash which read it is: equal reads have one hash
 * @param day when it came in, as days since 1970-01-01 UTC
 * @param rank decides which of one day's reads are kept: those with the smallest, a fair choice that changes from day to day
 * @param at when it came in
 * @param method the request method
 * @param target the request target, with nothing redacted
 * @param repeat what else is needed
 */
public record RecentRead(long hash, long day, long rank, Instant at, ReadMethod method, Target target, Repeat repeat) {}
