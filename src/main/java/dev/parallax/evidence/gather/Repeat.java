package dev.parallax.evidence.gather;

import dev.parallax.exchange.Body;
import dev.parallax.exchange.Headers;

/**
 * What, besides method and target, is kept of a request to ask it again. Holds no credential: whoever asks again brings
 * their own.
 *
 * @param headers the few that are kept
 * @param body empty but for {@code POST} reads
 */
public record Repeat(Headers headers, Body body) {}
