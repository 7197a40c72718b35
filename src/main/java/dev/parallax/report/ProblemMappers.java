package dev.parallax.report;

import dev.parallax.evidence.StoreUnavailableException;
import dev.parallax.report.wire.ProblemDocument;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns everything that goes wrong behind a request into a problem that says what, and nothing about the inside (F9). */
final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final ProblemResponses responses;

    ProblemMappers(ProblemResponses responses) {
        this.responses = responses;
    }

    @ServerExceptionMapper
    Response problem(Problem problem, UriInfo uri) {
        return responses.of(problem.document(), uri);
    }

    @ServerExceptionMapper
    Response storeUnavailable(StoreUnavailableException unavailable, UriInfo uri) {
        LOG.warnf("the evidence store cannot be asked: %s", unavailable.getMessage());
        return responses.of(
                Problem.Sort.STORE_UNAVAILABLE.document(
                        "The evidence store cannot be asked at the moment, so nothing may be concluded. See /q/health.",
                        null),
                uri);
    }

    @ServerExceptionMapper
    Response refusedByFramework(WebApplicationException refused, UriInfo uri) {
        Response.StatusType status = refused.getResponse().getStatusInfo();
        if (status.getFamily() == Response.Status.Family.REDIRECTION) {
            return refused.getResponse();
        }
        if (status.getStatusCode() >= 500) {
            return unexpected(refused, uri);
        }
        ProblemDocument document =
                new ProblemDocument("about:blank", status.getReasonPhrase(), status.getStatusCode(), null, null);
        return responses.of(document, uri);
    }

    @ServerExceptionMapper
    Response unexpected(Exception failure, UriInfo uri) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(failure, "request failed, error id %s", id);
        return responses.of(
                Problem.Sort.INTERNAL.document(
                        "Parallax failed on this request; its log names error id " + id + ".", null),
                uri);
    }
}
