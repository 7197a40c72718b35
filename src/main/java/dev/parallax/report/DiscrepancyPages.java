package dev.parallax.report;

import dev.parallax.report.page.DiscrepanciesView;
import dev.parallax.report.page.DiscrepancyView;
import dev.parallax.report.page.Pages;
import dev.parallax.report.wire.DiscrepanciesDocument;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Discrepancies as pages. */
@Path("/discrepancies")
@Produces(MediaType.TEXT_HTML)
@Blocking
class DiscrepancyPages {

    private final DiscrepancyResource discrepancies;

    DiscrepancyPages(DiscrepancyResource discrepancies) {
        this.discrepancies = discrepancies;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list(
            @BeanParam DiscrepancyQuery query,
            @QueryParam("page") @Nullable String page,
            @QueryParam("size") @Nullable String size,
            @Context UriInfo uri) {
        DiscrepanciesDocument document = discrepancies.list(query, page, size, uri);
        return Pages.discrepancies(new DiscrepanciesView(
                document.discrepancies(),
                document.page(),
                PageRequest.of(page, size).previous(uri),
                query.asked()));
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public TemplateInstance one(@PathParam("id") String id) {
        return Pages.discrepancy(DiscrepancyView.of(discrepancies.one(id)));
    }
}
