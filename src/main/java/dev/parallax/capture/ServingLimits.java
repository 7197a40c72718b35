package dev.parallax.capture;

import java.time.Duration;

/**
 * How the serving side is asked.
 *
 * @param eventLoops 0 for one a core
 * @param connections most connections to one backend
 * @param queue most requests waiting for one
 * @param connectTimeout longest wait for a connection
 * @param idleTimeout longest silence of the backend
 * @param clientIdleTimeout longest silence of a client's connection
 * @param drain how long stopping waits for requests in hand
 * @param forwardedHeaders whether X-Forwarded-* are added
 */
public record ServingLimits(
        int eventLoops,
        int connections,
        int queue,
        Duration connectTimeout,
        Duration idleTimeout,
        Duration clientIdleTimeout,
        Duration drain,
        boolean forwardedHeaders) {

    /** Event loops to run. */
    int loops() {
        return eventLoops > 0 ? eventLoops : Runtime.getRuntime().availableProcessors();
    }
}
