package dev.parallax.capture;

import java.time.Duration;

/**
 * What one client may take of a backend and of this process.
 *
 * @param connections most connections
 * @param queue most requests waiting for one
 * @param connectTimeout longest wait for one
 * @param idleTimeout longest silence of the backend once it has the request; zero for whoever has a deadline of its own
 */
public record ClientLimits(int connections, int queue, Duration connectTimeout, Duration idleTimeout) {}
