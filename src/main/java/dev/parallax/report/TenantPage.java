package dev.parallax.report;

import dev.parallax.report.page.Pages;
import dev.parallax.report.page.TenantView;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A tenant's parity report as a page. */
@Path("/tenants/{tenant}")
@Produces(MediaType.TEXT_HTML)
@Blocking
class TenantPage {

    private final TenantResource tenants;

    TenantPage(TenantResource tenants) {
        this.tenants = tenants;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance report(@PathParam("tenant") String tenant) {
        return Pages.tenant(TenantView.of(tenants.parity(tenant)));
    }
}
