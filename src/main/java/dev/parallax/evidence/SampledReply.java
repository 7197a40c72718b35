package dev.parallax.evidence;

import dev.parallax.exchange.Body;
import dev.parallax.exchange.Headers;
import org.jspecify.annotations.Nullable;

/**
 * One side's reply as a sample keeps it, redacted.
 *
 * @param status the status code; 0 if there was no answer
 * @param fault why there was no answer, in a word; null if there was one
 * @param headers those that are kept
 * @param bodyBytes length of the body as sent
 * @param body the body, redacted; null unless whole bodies are kept
 */
public record SampledReply(
        int status,
        @Nullable String fault,
        Headers headers,
        int bodyBytes,
        @Nullable Body body) {}
