package dev.parallax.report;

import dev.parallax.report.page.AuditView;
import dev.parallax.report.page.OperatorPages;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The audit log as a page. */
@Path("/audit")
@Produces(MediaType.TEXT_HTML)
@Blocking
class AuditPage {

    private final AuditResource audit;

    AuditPage(AuditResource audit) {
        this.audit = audit;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list(
            @QueryParam("action") Optional<String> action,
            @QueryParam("page") @Nullable String page,
            @QueryParam("size") @Nullable String size,
            @Context UriInfo uri) {
        return OperatorPages.audit(new AuditView(
                audit.list(action, page, size, uri),
                PageRequest.of(page, size).previous(uri),
                action.map(String::strip).orElse("")));
    }
}
