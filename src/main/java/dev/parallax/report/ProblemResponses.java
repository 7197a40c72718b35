package dev.parallax.report;

import dev.parallax.report.page.Pages;
import dev.parallax.report.wire.ProblemDocument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Writes a problem in the form its reader wants: JSON under the API, a page elsewhere. Thread-safe. */
@ApplicationScoped
class ProblemResponses {

    /** The media type of RFC 9457. */
    static final String PROBLEM_JSON = "application/problem+json";

    Response of(ProblemDocument document, UriInfo uri) {
        Response.ResponseBuilder response = Response.status(document.status());
        if (uri.getPath().startsWith("/api")) {
            return response.type(PROBLEM_JSON).entity(document).build();
        }
        return response.type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(Pages.problem(document).render())
                .build();
    }
}
