package dev.parallax.evidence.gather;

import dev.parallax.evidence.Epoch;

/**
 * What evidence is added up under.
 *
 * @param usage whose and of what
 * @param epoch about which builds and rules
 */
public record StandingKey(UsageKey usage, Epoch epoch) {}
