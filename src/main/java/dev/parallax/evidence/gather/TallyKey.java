package dev.parallax.evidence.gather;

import java.time.Instant;

/**
 * What the course of evidence over time is kept under.
 *
 * @param standing whose, of what, about what
 * @param hour start of the hour
 * @param synthetic whether no client was waiting
 */
public record TallyKey(StandingKey standing, Instant hour, boolean synthetic) {}
