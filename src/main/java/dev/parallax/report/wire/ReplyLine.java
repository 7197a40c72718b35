package dev.parallax.report.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one side answered, as far as it was kept; redacted when it was stored.
 *
 * @param status status code; left out if there was no complete reply
 * @param fault why there was none, in lower case; left out if there was one
 * @param build the build the reply names; left out if it names none
 * @param latencyMillis from sending the request to the last byte, in milliseconds; left out if it was not kept
 * @param headers header fields in wire order
 * @param bodyBytes length of the body as it was sent
 * @param body the decoded body as text; left out if there is none, it was not kept, or it is not text
 * @param bodyBase64 the body's bytes in Base64 where they are not text; left out otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplyLine(
        @Nullable Integer status,
        @Nullable String fault,
        @Nullable String build,
        @Nullable Double latencyMillis,
        List<HeaderLine> headers,
        long bodyBytes,
        @Nullable String body,
        @Nullable String bodyBase64) {

    /** Copies the list. */
    public ReplyLine {
        headers = List.copyOf(Wire.required("headers", headers));
    }

    /**
     * One header field line.
     *
     * @param name as written
     * @param value as written, or redacted
     */
    public record HeaderLine(String name, String value) {

        /** Refuses to lack a required member. */
        public HeaderLine {
            Wire.required("name", name);
            Wire.required("value", value);
        }
    }
}
