package dev.parallax.report;

import dev.parallax.evidence.ChartReader;
import dev.parallax.report.access.CurrentCaller;
import dev.parallax.report.page.DiscrepanciesView;
import dev.parallax.report.page.DiscrepancyView;
import dev.parallax.report.page.Pages;
import dev.parallax.report.page.SampleView;
import dev.parallax.report.page.Spread;
import dev.parallax.report.page.TriageForm;
import dev.parallax.report.wire.DiscrepanciesDocument;
import dev.parallax.report.wire.DiscrepancyDocument;
import dev.parallax.report.wire.SampleLine;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Discrepancies as pages. */
@Path("/discrepancies")
@Produces(MediaType.TEXT_HTML)
@Blocking
class DiscrepancyPages {

    private final DiscrepancyResource discrepancies;
    private final ChartReader charts;
    private final AskYourself commands;
    private final CurrentCaller caller;

    DiscrepancyPages(
            DiscrepancyResource discrepancies, ChartReader charts, AskYourself commands, CurrentCaller caller) {
        this.discrepancies = discrepancies;
        this.charts = charts;
        this.commands = commands;
        this.caller = caller;
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
    public TemplateInstance one(@PathParam("id") String id, @QueryParam("sample") @Nullable String sample) {
        return page(discrepancies.one(id), sample, TriageForm.by(caller.get().name()));
    }

    /** What the form on the page says; the page again, with the reason, if it cannot be taken. */
    @POST
    @Path("{id}/triage")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response triage(@PathParam("id") String id, @BeanParam TriageFields fields) {
        try {
            discrepancies.triage(id, fields);
        } catch (Problem refused) {
            if (refused.document().status() != Response.Status.BAD_REQUEST.getStatusCode()) {
                throw refused;
            }
            return Response.status(refused.document().status())
                    .entity(page(discrepancies.one(id), null, fields.form(refused))
                            .render())
                    .build();
        }
        return Response.seeOther(URI.create("/discrepancies/" + id)).build();
    }

    private TemplateInstance page(DiscrepancyDocument document, @Nullable String asked, TriageForm form) {
        int number = number(asked, document.samples().size());
        SampleLine sample = number == 0 ? null : document.samples().get(number - 1);
        List<String> visible =
                document.tenants().stream().map(share -> share.tenant()).toList();
        return Pages.discrepancy(new DiscrepancyView(
                document,
                sample == null ? null : SampleView.of(number, sample),
                Spread.of(charts
                        .stays(DiscrepancyResource.id(document.discrepancy().id()))
                        .stream()
                        .filter(stay -> visible.contains(stay.tenant().name()))
                        .toList()),
                sample == null ? List.of() : commands.commands(sample),
                caller.get().tenants().isEmpty() ? form : null));
    }

    /** Which sample to show, from 1; 0 if none is kept. Samples come and go, so a wish beyond them is no mistake. */
    private static int number(@Nullable String asked, int samples) {
        try {
            return Math.min(samples, asked == null ? 1 : Math.max(1, Integer.parseInt(asked)));
        } catch (NumberFormatException noNumber) {
            return Math.min(samples, 1);
        }
    }
}
