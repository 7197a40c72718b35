package dev.parallax.report;

import dev.parallax.evidence.EvidenceReader;
import dev.parallax.evidence.PipelineHealth;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Verdict;
import dev.parallax.report.page.BoardView;
import dev.parallax.report.page.Pages;
import dev.parallax.report.page.VouchingView;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The first page: all tenants with their verdicts. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
class BoardPage {

    private static final long BAR = 1_000;

    private final Verdicts verdicts;
    private final EvidenceReader evidence;

    BoardPage(Verdicts verdicts, EvidenceReader evidence) {
        this.verdicts = verdicts;
        this.evidence = evidence;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance board(
            @QueryParam("search") Optional<String> search,
            @QueryParam("decision") Optional<String> decision,
            @QueryParam("page") @Nullable String page,
            @QueryParam("size") @Nullable String size,
            @Context UriInfo uri) {
        PageRequest part = PageRequest.of(page, size);
        TenantsQuery query = TenantsQuery.of(search, decision);
        List<Verdict> all = verdicts.all();
        List<Verdict> selected = query.select(all);
        PipelineHealth health = evidence.health();
        return Pages.board(new BoardView(
                shares(all, query.decision()),
                all.size(),
                part.cut(selected).stream().map(VerdictMapping::line).toList(),
                part.line(selected.size(), uri),
                part.previous(uri),
                query.search(),
                query.decision(),
                new VouchingView(health.problems(), health.lastFlushAt())));
    }

    private static List<BoardView.Share> shares(List<Verdict> verdicts, @Nullable Decision chosen) {
        Map<Decision, Long> counts = new EnumMap<>(Decision.class);
        verdicts.forEach(verdict -> counts.merge(verdict.decision(), 1L, Long::sum));
        List<BoardView.Share> shares = new ArrayList<>();
        long seen = 0;
        for (Decision decision : Decision.values()) {
            long count = counts.getOrDefault(decision, 0L);
            long from = seen * BAR / Math.max(1, verdicts.size());
            seen += count;
            long to = seen * BAR / Math.max(1, verdicts.size());
            shares.add(new BoardView.Share(decision, count, from, to - from, decision == chosen));
        }
        return shares;
    }
}
