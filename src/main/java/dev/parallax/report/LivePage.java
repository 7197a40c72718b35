package dev.parallax.report;

import dev.parallax.report.page.LiveView;
import dev.parallax.report.page.OperatorPages;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Comparisons as they happen, as a page. */
@Path("/live")
@Produces(MediaType.TEXT_HTML)
@Blocking
class LivePage {

    @GET
    @Operation(hidden = true)
    public TemplateInstance live(
            @QueryParam("tenant") Optional<String> tenant,
            @QueryParam("operation") Optional<String> operation,
            @QueryParam("outcome") Optional<String> outcome) {
        return OperatorPages.live(new LiveView(
                tenant.map(String::strip).orElse(""),
                operation.map(String::strip).orElse(""),
                outcome.map(String::strip).orElse("")));
    }
}
