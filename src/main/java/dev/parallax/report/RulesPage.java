package dev.parallax.report;

import dev.parallax.report.page.Pages;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The rules in force as a page. */
@Path("/rules")
@Produces(MediaType.TEXT_HTML)
@Blocking
class RulesPage {

    private final RulesResource rules;

    RulesPage(RulesResource rules) {
        this.rules = rules;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list() {
        return Pages.rules(rules.rules());
    }
}
