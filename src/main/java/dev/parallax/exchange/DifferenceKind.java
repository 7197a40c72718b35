package dev.parallax.exchange;

/** What sort of difference it is. The names are part of the API. */
public enum DifferenceKind {
    /** Legacy has it, the candidate does not. */
    REMOVED,
    /** The candidate has it, legacy does not. */
    ADDED,
    /** Another JSON type: number, string, boolean, null, object, array. */
    TYPE,
    /** Same type, other value. */
    VALUE,
    /** Same value, written otherwise: {@code 1} and {@code 1.0}, or keys in another order. */
    LEXICAL,
    /** The same elements in another order where order matters. */
    ORDER,
    /** An object with the same key twice. */
    DUPLICATE_KEY,
    /** Another status code. */
    STATUS,
    /** A compared header field differs. */
    HEADER,
    /** Another media type. */
    MEDIA_TYPE,
    /** Not in the notation, charset or content coding it is announced in. */
    UNPARSEABLE,
    /** A value that must name the request's tenant names another one. */
    TENANT_LEAK,
    /** A read changed what the other side answers. */
    SHADOW_WRITE,
    /** A side gave no complete reply in time, or no connection. */
    TIMEOUT,
    /** A side broke the connection, or answered something that is not HTTP. */
    RESET,
    /** A side's body ended early. */
    TRUNCATED
}
