package dev.parallax.report;

import dev.parallax.evidence.DiscrepancyGroup;
import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.report.EditedRules.Edit;
import dev.parallax.report.page.OperatorPages;
import dev.parallax.report.page.RuleEditView;
import dev.parallax.report.wire.BacktestDocument;
import dev.parallax.report.wire.JobDocument;
import dev.parallax.report.wire.RulesCheckDocument;
import dev.parallax.rules.load.RuleSource;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The rule editor. It hands a file out to be committed, and only after the samples were asked what it would hide; Parallax
 * never writes rules itself. Works without a script.
 */
@Path("/rules/edit")
@Produces(MediaType.TEXT_HTML)
@Blocking
class RuleEditPage {

    /** How long a drafted rule would hold: long enough to fix the cause, too short to be forgotten. */
    private static final int DAYS = 90;

    private static final String PROPOSED = "proposed";

    private final EditedRules rules;
    private final Backtests backtests;
    private final VisibleDiscrepancies discrepancies;
    private final Suggestions suggestions;
    private final Clock clock;

    RuleEditPage(
            EditedRules rules,
            Backtests backtests,
            VisibleDiscrepancies discrepancies,
            Suggestions suggestions,
            Clock clock) {
        this.rules = rules;
        this.backtests = backtests;
        this.discrepancies = discrepancies;
        this.suggestions = suggestions;
        this.clock = clock;
    }

    /** The form, as it comes. */
    static final class Form {

        @FormParam("rules")
        @Nullable
        String rules;

        @FormParam("file")
        @Nullable
        String file;

        @FormParam("discrepancy")
        @Nullable
        String discrepancy;

        Edit edit() {
            return Edit.of(text(), file == null || file.isBlank() ? PROPOSED + ".yaml" : file);
        }

        /** What was typed; null if nothing came. */
        @Nullable
        String text() {
            return rules == null ? null : rules.replace("\r\n", "\n");
        }

        String meant() {
            return discrepancy == null ? "" : discrepancy;
        }
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance open(
            @QueryParam("discrepancy") Optional<String> discrepancy,
            @QueryParam("suggestion") Optional<String> suggestion,
            @QueryParam("file") Optional<String> file,
            @QueryParam("trial") Optional<String> trial) {
        if (trial.isPresent()) {
            return trial(trial.get());
        }
        String text = "";
        LocalDate until = LocalDate.now(clock).plusDays(DAYS);
        if (discrepancy.isPresent()) {
            DiscrepancyGroup group = discrepancies
                    .one(DiscrepancyResource.id(discrepancy.get()))
                    .orElseThrow(() -> Problem.notFound("No discrepancy of that id is kept."))
                    .group();
            text = RuleDraft.of(group, suggestions.at(group), until);
        } else if (suggestion.isPresent()) {
            text = suggestions.all().stream()
                    .map(rule -> rule.yaml(until))
                    .filter(yaml -> yaml.startsWith("- id: " + suggestion.get() + "\n"))
                    .map(RuleDraft::file)
                    .findFirst()
                    .orElseThrow(() -> Problem.notFound("That rule is no longer suggested."));
        } else if (file.isPresent()) {
            text = rules.text(file.get()).orElseThrow(() -> Problem.notFound("No rule file of that name is read."));
        }
        Edit edit = Edit.of(text, file.filter(name -> !name.isBlank()).orElseGet(this::newFile));
        return page(edit, discrepancy.orElse(""), null, null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response act(@BeanParam Form form, @FormParam("act") @Nullable String act) {
        Edit edit;
        try {
            edit = form.edit();
        } catch (Problem wrong) {
            return again(form, wrong);
        }
        String meant = form.meant();
        boolean valid = rules.check(edit).valid();
        if (valid && "all".equals(act)) {
            Backtests.Trial trial = backtests.begin(edit, rules.books(edit), RulesEditResource.meant(meant));
            return Response.seeOther(
                            URI.create("/rules/edit?trial=" + trial.job().id()))
                    .build();
        }
        BacktestDocument backtest = valid && !"check".equals(act) ? tried(edit, meant) : null;
        return Response.ok(page(edit, meant, backtest, null)).build();
    }

    @POST
    @Path("file")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces({"application/yaml", MediaType.TEXT_HTML})
    @Operation(hidden = true)
    public Response file(@BeanParam Form form) {
        Edit edit;
        try {
            edit = form.edit();
            rules.books(edit);
        } catch (Problem wrong) {
            return again(form, wrong);
        }
        return Response.ok(edit.yaml().getBytes(StandardCharsets.UTF_8))
                .type("application/yaml;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"" + edit.file() + "\"")
                .build();
    }

    /** The form as it came, with what is wrong about it: nothing that was typed is lost. */
    private Response again(Form form, Problem wrong) {
        String text = form.text();
        if (text == null) {
            throw wrong;
        }
        String typed = form.file == null ? "" : form.file;
        return Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.TEXT_HTML_TYPE)
                .entity(page(
                        new Typed(
                                Edit.of(text, newFile()),
                                typed,
                                wrong.document().detail()),
                        form.meant(),
                        null,
                        null))
                .build();
    }

    private TemplateInstance trial(String id) {
        Backtests.Trial trial = backtests
                .trial(id)
                .orElseThrow(() -> Problem.notFound("No trial of that id is remembered; try the rules again."));
        String meant = trial.meant() == null ? "" : trial.meant().hex();
        return page(trial.edit(), meant, trial.result(), trial.job().document());
    }

    private BacktestDocument tried(Edit edit, String meant) {
        @Nullable DiscrepancyId id = RulesEditResource.meant(meant);
        return backtests.runWithin(backtests.plan(rules.books(edit), id, false));
    }

    private TemplateInstance page(
            Edit edit, String meant, @Nullable BacktestDocument backtest, @Nullable JobDocument job) {
        String file = edit.file() == null ? PROPOSED + ".yaml" : edit.file();
        return page(new Typed(edit, file, null), meant, backtest, job);
    }

    /**
     * What stands in the form.
     *
     * @param edit the rules, under a name that can be one
     * @param file the name as it was typed
     * @param fault what is wrong with the form; null if nothing is
     */
    private record Typed(Edit edit, String file, @Nullable String fault) {}

    private TemplateInstance page(
            Typed typed, String meant, @Nullable BacktestDocument backtest, @Nullable JobDocument job) {
        RulesCheckDocument check = rules.check(typed.edit());
        List<String> before = rules.text(typed.file()).orElse("").lines().toList();
        return OperatorPages.ruleEdit(new RuleEditView(
                typed.file(),
                typed.fault(),
                files(),
                typed.edit().yaml(),
                meant,
                check,
                backtest,
                job,
                LineDiff.of(before, typed.edit().yaml().lines().toList())));
    }

    private List<String> files() {
        return rules.files().stream().map(RuleEditPage::name).toList();
    }

    private String newFile() {
        List<String> taken = files();
        return IntStream.rangeClosed(1, taken.size() + 1)
                .mapToObj(number -> number == 1 ? PROPOSED + ".yaml" : PROPOSED + "-" + number + ".yaml")
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
    }

    private static String name(RuleSource source) {
        return String.valueOf(source.name().getFileName());
    }
}
