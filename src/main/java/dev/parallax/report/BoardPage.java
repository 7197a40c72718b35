package dev.parallax.report;

import dev.parallax.evidence.ChartReader;
import dev.parallax.evidence.Counts;
import dev.parallax.evidence.EvidenceReader;
import dev.parallax.evidence.PipelineHealth;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.SkipReason;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.ProgressLog;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.Verdict;
import dev.parallax.report.access.CurrentCaller;
import dev.parallax.report.page.BoardView;
import dev.parallax.report.page.BurnDown;
import dev.parallax.report.page.Pages;
import dev.parallax.report.page.Sparkline;
import dev.parallax.report.page.VouchingView;
import dev.parallax.report.wire.TenantLine;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The first page: how the migration stands, and all tenants with their verdicts. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
class BoardPage {

    private static final long BAR = 1_000;

    /** So many reasons for not comparing are told apart. */
    private static final int REASONS = 4;

    private final Standings standings;
    private final EvidenceReader evidence;
    private final ChartReader charts;
    private final ProgressLog progress;
    private final BlockerLines blockers;
    private final CurrentCaller caller;
    private final MigrationConfig config;
    private final Clock clock;

    BoardPage(
            Standings standings,
            EvidenceReader evidence,
            ChartReader charts,
            ProgressLog progress,
            BlockerLines blockers,
            CurrentCaller caller,
            MigrationConfig config,
            Clock clock) {
        this.standings = standings;
        this.evidence = evidence;
        this.charts = charts;
        this.progress = progress;
        this.blockers = blockers;
        this.caller = caller;
        this.config = config;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance board(
            @BeanParam BoardQuery query,
            @QueryParam("page") @Nullable String page,
            @QueryParam("size") @Nullable String size,
            @Context UriInfo uri) {
        PageRequest part = PageRequest.of(page, size);
        BoardView.Asked asked = query.asked();
        List<Verdict> all = standings.all();
        List<Verdict> selected = BoardQuery.select(all, asked);
        Instant now = clock.instant();
        return Pages.board(new BoardView(
                shares(all, asked.decision()),
                all.size(),
                all.stream()
                        .filter(verdict -> verdict.serving() == Side.CANDIDATE)
                        .count(),
                all.isEmpty() ? null : all.get(0).at(),
                rows(part.cut(selected), now),
                part.line(selected.size(), uri),
                part.previous(uri),
                asked,
                blockers.of(all),
                all.isEmpty()
                        ? null
                        : BurnDown.of(
                                progress.steps(caller.get().tenants()),
                                all.stream()
                                        .filter(verdict -> verdict.decision() == Decision.NOT_READY)
                                        .count(),
                                now,
                                config.plannedEnd().orElse(null)),
                instrument(all)));
    }

    private List<BoardView.Row> rows(List<Verdict> shown, Instant now) {
        Instant start = Sparkline.start(now);
        Map<Tenant, List<ChartReader.Point>> trends =
                charts.trends(shown.stream().map(Verdict::tenant).collect(Collectors.toSet()), start);
        return shown.stream()
                .map(verdict -> {
                    TenantLine line = VerdictMapping.line(verdict);
                    return new BoardView.Row(
                            line,
                            why(verdict),
                            BoardView.Makeup.of(line),
                            Sparkline.of(trends.getOrDefault(verdict.tenant(), List.of()), start));
                })
                .toList();
    }

    /** Of a READY tenant the bound on its mismatches says more than that the first check is satisfied. */
    private static String why(Verdict verdict) {
        Reason first = verdict.reasons().get(0);
        return verdict.decision() == Decision.READY
                ? verdict.reasons().stream()
                        .filter(reason -> reason.code() == ReasonCode.MISMATCH_BOUND)
                        .findFirst()
                        .orElse(first)
                        .message()
                : first.message();
    }

    private BoardView.Instrument instrument(List<Verdict> all) {
        PipelineHealth health = evidence.health();
        Counts counts = all.stream().map(Verdict::counts).reduce(Counts.NONE, Counts::plus);
        return new BoardView.Instrument(
                new VouchingView(health.problems(), health.lastFlushAt()),
                counts.captured(),
                counts.unaccounted(),
                counts.inFlight(),
                counts.notCompared().entrySet().stream()
                        .sorted(Map.Entry.<SkipReason, Long>comparingByValue().reversed())
                        .limit(REASONS)
                        .map(entry -> new BoardView.Skipped(
                                entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '), entry.getValue()))
                        .toList());
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
