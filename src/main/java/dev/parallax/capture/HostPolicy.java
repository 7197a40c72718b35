package dev.parallax.capture;

/** Which {@code Host} a backend sees. */
public enum HostPolicy {
    /** What the client sent. */
    CLIENT,
    /** Its own, as its URL has it. */
    BACKEND
}
