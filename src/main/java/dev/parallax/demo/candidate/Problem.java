package dev.parallax.demo.candidate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A request that cannot be answered as asked, told as RFC 9457 wants it. */
final class Problem extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String detail;

    /**
     * What is sent.
     *
     * @param detail left out for what is nobody's business
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Document(
            String type, String title, int status, @Nullable String detail) {}

    Problem(int status, String detail) {
        super(detail);
        this.status = status;
        this.detail = detail;
    }

    static Problem notFound(String what) {
        return new Problem(404, "no such " + what);
    }

    int status() {
        return status;
    }

    Document document() {
        return new Document("about:blank", status == 404 ? "Not Found" : "Bad Request", status, detail);
    }
}
