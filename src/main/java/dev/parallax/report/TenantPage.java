package dev.parallax.report;

import dev.parallax.evidence.ChartReader;
import dev.parallax.evidence.CourseReader;
import dev.parallax.exchange.Tenant;
import dev.parallax.report.page.Pages;
import dev.parallax.report.page.TenantView;
import dev.parallax.report.wire.ParityDocument;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A tenant's parity report as a page. */
@Path("/tenants/{tenant}")
@Produces(MediaType.TEXT_HTML)
@Blocking
class TenantPage {

    /** How far back the chart goes. */
    private static final Duration WEEK = Duration.ofDays(7);

    /** So many changes of the verdict are told. */
    private static final String CHANGES = "20";

    private final TenantResource tenants;
    private final VerdictLogResource log;
    private final CourseReader courses;
    private final ChartReader charts;
    private final Clock clock;

    TenantPage(TenantResource tenants, VerdictLogResource log, CourseReader courses, ChartReader charts, Clock clock) {
        this.tenants = tenants;
        this.log = log;
        this.courses = courses;
        this.charts = charts;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance report(@PathParam("tenant") String tenant) {
        ParityDocument parity = tenants.report(tenant);
        Tenant known = new Tenant(parity.tenant());
        return Pages.tenant(TenantView.of(
                parity,
                courses.course(known, clock.instant().minus(WEEK)),
                charts.curves(known),
                log.verdicts(tenant, CHANGES).verdicts()));
    }
}
