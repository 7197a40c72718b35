package dev.parallax.report.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An error, as {@code application/problem+json} (RFC 9457).
 *
 * @param type names the sort of problem: a path of the documentation, or {@code about:blank}
 * @param title the sort of problem in words; the same for every occurrence
 * @param status the HTTP status
 * @param detail this occurrence in one sentence, without payload; left out if the title says it all
 * @param field the member or parameter it is about, such as {@code legacy.status}; left out if it is about none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemDocument(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String field) {}
