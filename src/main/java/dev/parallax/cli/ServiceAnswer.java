package dev.parallax.cli;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.parallax.report.wire.ProblemDocument;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Locale;

/** An answer of the service: what was asked for, or the problem that it names. */
final class ServiceAnswer {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private ServiceAnswer() {}

    /**
     * Reads an answer and closes it.
     *
     * @throws IOException if it is a problem, which the message tells, or nothing that can be read
     */
    static <T> T read(Response response, Class<T> type) throws IOException {
        try (response) {
            byte[] body = response.hasEntity() ? response.readEntity(byte[].class) : new byte[0];
            if (response.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL) {
                T read = JSON.readValue(body, type);
                if (read == null) {
                    throw new IOException("the answer is null");
                }
                return read;
            }
            throw new IOException(problem(response.getStatus(), body));
        }
    }

    /**
     * Lets an answer by that is what was asked for.
     *
     * @param mediaType what it must be
     * @throws IOException if it is a problem, which the message tells, or something else
     */
    static void successful(Response response, String mediaType) throws IOException {
        if (response.getStatus() != Response.Status.OK.getStatusCode()) {
            byte[] body = response.hasEntity() ? response.readEntity(byte[].class) : new byte[0];
            throw new IOException(problem(response.getStatus(), body));
        }
        String actual = response.getHeaderString("Content-Type");
        if (actual == null || !actual.toLowerCase(Locale.ROOT).startsWith(mediaType)) {
            throw new IOException("the answer is not " + mediaType + " but '" + actual + "'");
        }
    }

    private static String problem(int status, byte[] body) {
        try {
            ProblemDocument problem = JSON.readValue(body, ProblemDocument.class);
            if (problem == null) {
                return "HTTP status " + status;
            }
            return problem.title() + (problem.detail() == null ? "" : ": " + problem.detail());
        } catch (IOException notAProblem) {
            return "HTTP status " + status;
        }
    }
}
