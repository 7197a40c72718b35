package dev.parallax.capture;

/** What capture made of a request. Whatever it is, the client is served. */
enum CaptureResult {
    /** It is to be compared. */
    CAPTURED,
    /** Not a read on the allow-list. */
    NOT_ALLOWED,
    /** A read by its method, but not by its looks: a body on a GET, a method override, an upgrade. */
    NOT_PLAIN,
    /** Names no tenant. */
    TENANT_MISSING,
    /** Names more than one tenant. */
    TENANT_AMBIGUOUS,
    /** Names a tenant that is not in the registry. */
    TENANT_UNKNOWN,
    /** Its form is not accepted; answered 400 or 501. */
    REFUSED
}
