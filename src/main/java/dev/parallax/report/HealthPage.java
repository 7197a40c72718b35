package dev.parallax.report;

import dev.parallax.evidence.EvidenceReader;
import dev.parallax.evidence.PipelineHealth;
import dev.parallax.report.page.HealthView;
import dev.parallax.report.page.Pages;
import dev.parallax.report.page.VouchingView;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The health checks as a page: the same answers that {@code /q/health} gives to machines. */
@Path("/health")
@Produces(MediaType.TEXT_HTML)
@Blocking
class HealthPage {

    private static final String QUESTION = "question";

    private final SmallRyeHealthReporter reporter;
    private final EvidenceReader evidence;

    HealthPage(SmallRyeHealthReporter reporter, EvidenceReader evidence) {
        this.reporter = reporter;
        this.evidence = evidence;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance health() {
        PipelineHealth pipeline = evidence.health();
        List<HealthView.Check> checks =
                reporter.getHealth().getPayload().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                        .map(HealthPage::check)
                        .sorted(Comparator.comparing(HealthView.Check::name))
                        .toList();
        return Pages.health(new HealthView(new VouchingView(pipeline.problems(), pipeline.lastFlushAt()), checks));
    }

    private static HealthView.Check check(JsonObject check) {
        JsonObject data = check.containsKey("data") ? check.getJsonObject("data") : JsonValue.EMPTY_JSON_OBJECT;
        return new HealthView.Check(
                check.getString("name"),
                text(data.get(QUESTION)),
                check.getString("status").equals("UP"),
                data.entrySet().stream()
                        .filter(fact -> !fact.getKey().equals(QUESTION))
                        .map(HealthPage::fact)
                        .toList());
    }

    private static HealthView.Fact fact(Map.Entry<String, JsonValue> fact) {
        return new HealthView.Fact(words(fact.getKey()), text(fact.getValue()));
    }

    /** {@code secondsSinceLastFlush} as {@code seconds since last flush}. */
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z0-9])", " ").toLowerCase(Locale.ROOT);
    }

    private static String text(@Nullable JsonValue value) {
        if (value == null) {
            return "";
        }
        return value instanceof JsonString text ? text.getString() : value.toString();
    }
}
