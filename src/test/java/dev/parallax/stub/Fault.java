package dev.parallax.stub;

/** What a broken backend does to a request. */
public enum Fault {
    HEALTHY,
    TWO_SECONDS_SLOW,
    HANG_AFTER_ACCEPT,
    HANG_AFTER_HEADERS,
    HANG_MID_BODY,
    TRICKLE,
    RESET_ON_ACCEPT,
    RESET_MID_BODY,
    FIN_MID_BODY,
    GARBAGE,
    SERVER_ERROR,
    EMPTY_OK,
    /** A body of 300 MB, announced. */
    FLOOD,
    /** A body in chunks that never ends. */
    ENDLESS,
    REFUSED
}
