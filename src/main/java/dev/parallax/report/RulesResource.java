package dev.parallax.report;

import dev.parallax.evidence.RuleUseReader;
import dev.parallax.exchange.RuleId;
import dev.parallax.exchange.Tenant;
import dev.parallax.report.access.CurrentCaller;
import dev.parallax.report.wire.RuleLine;
import dev.parallax.report.wire.RulesDocument;
import dev.parallax.rules.Glob;
import dev.parallax.rules.Rule;
import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.book.RuleBooks;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The rules in force, with what each of them hides. */
@Path("/api/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rules", description = "Declared equivalences and exemptions")
class RulesResource {

    private final RuleBooks ruleBooks;
    private final RuleUseReader uses;
    private final CurrentCaller caller;
    private final Clock clock;

    RulesResource(RuleBooks ruleBooks, RuleUseReader uses, CurrentCaller caller, Clock clock) {
        this.ruleBooks = ruleBooks;
        this.uses = uses;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "listRules",
            summary = "Every rule, expired ones too, with how many differences it has masked")
    @APIResponse(
            responseCode = "200",
            description = "The rule book in force",
            content = @Content(schema = @Schema(implementation = RulesDocument.class)))
    @APIResponse(responseCode = "503", ref = ControlPlaneApi.STORE_AWAY)
    public RulesDocument rules() {
        RuleBook book = ruleBooks.current();
        LocalDate today = LocalDate.now(clock);
        Map<RuleId, Long> masked = uses.masked(caller.get().tenants());
        return new RulesDocument(
                RulesDocument.KIND,
                book.digest().hex(),
                book.rules().stream()
                        .filter(this::concernsTheCaller)
                        .map(rule -> line(rule, today, masked.getOrDefault(rule.id(), 0L)))
                        .toList());
    }

    /** A rule for other tenants names them, so it does not exist for a caller who may not know of them (B3). */
    private boolean concernsTheCaller(Rule rule) {
        Optional<Set<Tenant>> visible = caller.get().tenants();
        return visible.isEmpty()
                || rule.scope().tenants().stream()
                        .allMatch(glob -> glob.equals(Glob.ANY)
                                || visible.get().stream().anyMatch(tenant -> glob.matches(tenant.name())));
    }

    private static RuleLine line(Rule rule, LocalDate today, long masked) {
        return new RuleLine(
                rule.id().value(),
                rule.scope().operations().stream().map(Glob::text).toList(),
                rule.scope().tenants().stream().map(Glob::text).toList(),
                rule.at().text(),
                TreatmentWords.of(rule.treatment()),
                rule.governance().because(),
                rule.governance().owner(),
                rule.governance().until(),
                !rule.governance().holdsOn(today),
                rule.governance().approver(),
                masked);
    }
}
