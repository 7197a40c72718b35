package dev.parallax.exchange;

/**
 * A read as the client sent it, hop-by-hop fields removed.
 *
 * @param method the request method
 * @param target raw path and query
 * @param headers end-to-end header fields
 * @param body empty but for {@code POST} reads
 */
public record ReadRequest(ReadMethod method, Target target, Headers headers, Body body) {}
