package dev.parallax.report;

import dev.parallax.report.wire.ProblemDocument;
import java.io.Serial;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request that is answered with an RFC 9457 problem. Its texts are written here, never taken from the request: an error
 * must not carry payload back out.
 */
final class Problem extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient ProblemDocument document;

    private Problem(Sort sort, String detail, @Nullable String field) {
        super(detail, null, false, false);
        document = sort.document(detail, field);
    }

    /** The sorts of problem there are. A type is a relative reference into the documentation that the service serves. */
    enum Sort {
        MALFORMED(400, "The request is malformed"),
        FORBIDDEN(403, "Not allowed"),
        NOT_FOUND(404, "Not found"),
        TOO_LARGE(413, "The body is too large"),
        BUSY(429, "Too much is under way"),
        UNAVAILABLE(503, "Not possible at the moment"),
        STORE_UNAVAILABLE(503, "The evidence store cannot be asked"),
        INTERNAL(500, "Parallax failed");

        private final int status;
        private final String title;

        Sort(int status, String title) {
            this.status = status;
            this.title = title;
        }

        ProblemDocument document(String detail, @Nullable String field) {
            String word = name().toLowerCase(Locale.ROOT).replace('_', '-');
            return new ProblemDocument("urn:parallax:problem:" + word, title, status, detail, field);
        }
    }

    /** 400: a parameter or member is not what it must be. */
    static Problem malformed(Field field, String detail) {
        return new Problem(Sort.MALFORMED, detail, field.path());
    }

    /** 400: the body as a whole is not what it must be. */
    static Problem malformed(String detail) {
        return new Problem(Sort.MALFORMED, detail, null);
    }

    /** 403. */
    static Problem forbidden(String detail) {
        return new Problem(Sort.FORBIDDEN, detail, null);
    }

    /** 404. */
    static Problem notFound(String detail) {
        return new Problem(Sort.NOT_FOUND, detail, null);
    }

    /** 413. */
    static Problem tooLarge(String detail) {
        return new Problem(Sort.TOO_LARGE, detail, null);
    }

    /** 429: there is no room for more of it now. */
    static Problem busy(String detail) {
        return new Problem(Sort.BUSY, detail, null);
    }

    /** 503. */
    static Problem unavailable(String detail) {
        return new Problem(Sort.UNAVAILABLE, detail, null);
    }

    ProblemDocument document() {
        return document;
    }

    /**
     * Names a member of a body or a parameter.
     *
     * @param path such as {@code legacy.status} or {@code size}
     */
    record Field(String path) {

        Field member(String name) {
            return new Field(path.isEmpty() ? name : path + "." + name);
        }
    }
}
