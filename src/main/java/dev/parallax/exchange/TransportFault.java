package dev.parallax.exchange;

/** Why a side gave no complete reply. */
public enum TransportFault {
    /** No connection could be opened. */
    REFUSED,
    /** No complete reply within the deadline. */
    TIMEOUT,
    /** The connection broke before or during the reply. */
    RESET,
    /** The body ended before its announced length or its last chunk. */
    TRUNCATED,
    /** What came was not HTTP. */
    MALFORMED
}
