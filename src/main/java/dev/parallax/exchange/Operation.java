package dev.parallax.exchange;

/**
 * A named endpoint template, such as {@code GET /api/listings/{id}}.
 *
 * @param id what evidence is kept under
 * @param method the method it answers; {@link ReadMethod#POST} only where it was declared to be a read
 * @param path the template its paths match
 */
public record Operation(OperationId id, ReadMethod method, PathTemplate path) {

    /** Tells whether a request with this method and raw path is one of this operation's. HEAD reads what GET reads. */
    public boolean matches(ReadMethod method, String path) {
        boolean sameMethod = this.method == method || (this.method == ReadMethod.GET && method == ReadMethod.HEAD);
        return sameMethod && this.path.matches(path);
    }
}
