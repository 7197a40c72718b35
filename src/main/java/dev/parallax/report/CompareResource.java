package dev.parallax.report;

import dev.parallax.compare.PairJudge;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Operation;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.Outcome;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.PathTemplate;
import dev.parallax.exchange.ReadId;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.ReadRequest;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Target;
import dev.parallax.report.wire.CompareRequest;
import dev.parallax.report.wire.ComparisonDocument;
import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.book.RuleBooks;
import dev.parallax.rules.load.RuleBookLoader;
import dev.parallax.rules.load.RuleSource;
import dev.parallax.rules.problem.RuleBookException;
import dev.parallax.rules.problem.RuleProblem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Compares two replies somebody holds. Stateless: nothing is kept, nobody is asked. */
@Path("/api/v1/compare")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Compare", description = "Compare two replies, statelessly")
class CompareResource {

    private static final ReadId NO_READ = new ReadId("0".repeat(32));

    private final RuleBooks ruleBooks;
    private final Clock clock;
    private final PairJudge judge;

    CompareResource(RuleBooks ruleBooks, PairJudge judge, Clock clock) {
        this.judge = judge;
        this.ruleBooks = ruleBooks;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @org.eclipse.microprofile.openapi.annotations.Operation(
            operationId = "compare",
            summary = "Compare two replies under the rules in force, or under rules given inline")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CompareRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "What was found, whatever it is",
            content = @Content(schema = @Schema(implementation = ComparisonDocument.class)))
    @APIResponse(responseCode = "400", ref = ControlPlaneApi.MALFORMED)
    public ComparisonDocument compare(byte[] body) {
        GivenPair given = GivenPairReader.read(body);
        RuleBook book = given.rules().map(CompareResource::inline).orElseGet(ruleBooks::current);
        Pair pair = new Pair(read(given, book), given.exchange(Side.LEGACY), given.exchange(Side.CANDIDATE));
        PairJudge.Judgement judgement = judge.judge(pair, book, LocalDate.now(clock));
        return new ComparisonDocument(
                ComparisonDocument.KIND,
                judgement.outcome().kind(),
                reason(judgement.outcome()),
                OutcomeDifferences.of(judgement.outcome()).stream()
                        .map(DifferenceMapping::line)
                        .toList(),
                judgement.masked().stream().map(DifferenceMapping::line).toList(),
                PatchMapping.shortEnough(
                        given.legacy().body(), given.candidate().body()),
                book.digest().hex());
    }

    private CapturedRead read(GivenPair given, RuleBook book) {
        Operation operation = book.operations().stream()
                .filter(declared -> declared.id().equals(given.operation()))
                .findFirst()
                .orElseGet(() -> new Operation(given.operation(), ReadMethod.GET, new PathTemplate("/")));
        ReadRequest request = new ReadRequest(operation.method(), new Target("/"), Headers.empty(), Body.empty());
        return new CapturedRead(
                NO_READ, given.tenant(), operation, request, Side.LEGACY, Origin.REPLAY, clock.instant());
    }

    private static RuleBook inline(String yaml) {
        try {
            return RuleBookLoader.parse(List.of(RuleSource.inline(yaml)));
        } catch (RuleBookException refused) {
            throw Problem.malformed(
                    new Problem.Field("rules"),
                    refused.problems().stream()
                            .map(RuleProblem::toString)
                            .collect(Collectors.joining("\n", "The rules are refused.\n", "")));
        }
    }

    private static @Nullable String reason(Outcome outcome) {
        if (outcome instanceof Outcome.Vacuous vacuous) {
            return vacuous.reason().word();
        }
        return outcome instanceof Outcome.NotCompared notCompared
                ? notCompared.reason().word()
                : null;
    }
}
