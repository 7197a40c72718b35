package dev.parallax.exchange;

import java.util.Locale;

/** Why a captured read was not compared. Every one is counted, per tenant and operation, and visible to the gate. */
public enum SkipReason {
    /** A body was over the cap. */
    TOO_LARGE,
    /** The client went away before its answer was complete. */
    CLIENT_GONE,
    /** The kill switch was on. */
    KILLED,
    /** Left out by the operation's sampling share, by a hash of the request. */
    SAMPLED_OUT,
    /** Too many shadow calls were in flight. */
    IN_FLIGHT_LIMIT,
    /** The process was short of file descriptors: what is left is for serving. */
    DESCRIPTOR_LIMIT,
    /** The process-wide budget for kept bodies was used up. */
    BYTE_BUDGET,
    /** The tenant's or the overall shadow rate was reached. */
    RATE_LIMIT,
    /** The breaker of the shadow side was open. */
    BREAKER_OPEN,
    /** Shadow load was shed because the serving side had become slower. */
    SHED,
    /** The comparing pool's queue was full. */
    QUEUE_FULL,
    /** The pair went over the diff's limits on depth, nodes, size or work. */
    BUDGET,
    /** The reply switched protocols or was an endless stream. */
    NOT_A_REPLY,
    /** The service was shutting down. */
    SHUTDOWN,
    /** Parallax itself failed on this pair; the failure is logged and counted. */
    INTERNAL_ERROR;

    /** The word used in the API, in metrics and on pages: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
