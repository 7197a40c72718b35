package dev.parallax.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.parallax.report.wire.ProblemDocument;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/** An answer of the service: what was asked for, or the problem that it names. */
final class ServiceAnswer {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .findAndAddModules()
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
                return JSON.readValue(body, type);
            }
            throw new IOException(problem(response.getStatus(), body));
        }
    }

    private static String problem(int status, byte[] body) {
        try {
            ProblemDocument problem = JSON.readValue(body, ProblemDocument.class);
            return problem.title() + (problem.detail() == null ? "" : ": " + problem.detail());
        } catch (IOException notAProblem) {
            return "HTTP status " + status;
        }
    }
}
