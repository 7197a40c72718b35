package dev.parallax.demo.expect;

import static dev.parallax.exchange.DifferenceKind.ADDED;
import static dev.parallax.exchange.DifferenceKind.ORDER;
import static dev.parallax.exchange.DifferenceKind.REMOVED;
import static dev.parallax.exchange.DifferenceKind.SHADOW_WRITE;
import static dev.parallax.exchange.DifferenceKind.STATUS;
import static dev.parallax.exchange.DifferenceKind.TENANT_LEAK;
import static dev.parallax.exchange.DifferenceKind.VALUE;
import static dev.parallax.exchange.Severity.BREAKING;
import static dev.parallax.exchange.Severity.COMPATIBLE;
import static dev.parallax.exchange.Severity.CRITICAL;
import static dev.parallax.exchange.Severity.DEVIATION;

import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.ReasonCode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Every mistake of the candidate, made on purpose. Whatever else is found in the demo is a mistake of ours. */
public final class PlantedDefects {

    /** One entry a defect. */
    public static final List<PlantedDefect> ALL = List.of(
            defect(
                    "time-zone",
                    "Reads local times with the zone's standard offset, so summer appointments are an hour off.",
                    tenants("harbor", "coastline"),
                    "listings.viewings",
                    signs(sign(VALUE, "$.items[*].startsAt", DEVIATION)),
                    signs()),
            defect(
                    "time-zone-calendar",
                    "The same offset in the calendar.",
                    tenants("harbor", "coastline"),
                    "viewings.calendar",
                    signs(sign(VALUE, "$.items[*].startsAt", DEVIATION)),
                    signs()),
            defect(
                    "enum-by-position",
                    "Stores the tenure by position, and lists the last two the other way round.",
                    tenants("maple"),
                    "listings.get",
                    signs(sign(VALUE, "$.tenure", DEVIATION)),
                    signs()),
            defect(
                    "null-instead-of-absent",
                    "Writes a valuation without a confidence as null, where the key used to be missing.",
                    tenants("lakeshore"),
                    "homeowners.valuations",
                    signs(sign(ADDED, "$.items[*].confidence", BREAKING)),
                    signs()),
            defect(
                    "soft-deleted-rows",
                    "Forgets that documents are deleted softly.",
                    tenants("riverside"),
                    "listings.documents",
                    signs(sign(ADDED, "$.items[*]", DEVIATION), sign(VALUE, "$.total", DEVIATION)),
                    signs()),
            defect(
                    "bankers-rounding",
                    "Rounds commissions half-even instead of half-up, so half a cent goes missing.",
                    tenants("lakeshore"),
                    "agents.commissions",
                    signs(sign(VALUE, "$.items[*].commission", DEVIATION), sign(VALUE, "$.total", DEVIATION)),
                    signs()),
            defect(
                    "unstable-order",
                    "Sorts by price alone, so listings of one price come in any order.",
                    tenants("oakfield"),
                    "listings.search",
                    signs(sign(ORDER, "$.items", DEVIATION)),
                    signs()),
            defect(
                    "status-500",
                    "Takes every bedroom filter for a number and fails on \"4+\".",
                    tenants("oakfield"),
                    "listings.search",
                    signs(sign(STATUS, "status", BREAKING)),
                    signs()),
            defect(
                    "tenant-leak",
                    "Forgets the tenant when it looks homeowners up by postcode.",
                    tenants("cedar", "birch"),
                    "homeowners.list",
                    signs(sign(TENANT_LEAK, "$.items[*].tenant", CRITICAL)),
                    signs(sign(ADDED, "$.items[*]", DEVIATION))),
            defect(
                    "removed-field",
                    "Drops the fax number, as nobody has one.",
                    tenants("riverside"),
                    "agents.get",
                    signs(sign(REMOVED, "$.fax", BREAKING)),
                    signs()),
            defect(
                    "added-field",
                    "Shows the energy class; harmless, and must not keep anybody from moving.",
                    tenants("willow"),
                    "listings.get",
                    signs(sign(ADDED, "$.energyClass", COMPATIBLE)),
                    signs()),
            defect(
                    "writing-read",
                    "Counts a profile view when it is asked for a homeowner: a GET that writes what both sides show.",
                    tenants("pinecrest"),
                    "homeowners.get",
                    signs(sign(SHADOW_WRITE, "$.profileViews", CRITICAL)),
                    // Until the shadow is found out, its count looks like a wrong value.
                    signs(sign(VALUE, "$.profileViews", DEVIATION))),
            new PlantedDefect(
                    new DefectId("slow-operation"),
                    "Loads every district's listings, and asks another service for its map, one by one: three times slower at least.",
                    tenants("metro"),
                    new OperationId("statistics.city"),
                    new Symptom.FailedCheck(ReasonCode.SLOWER)));

    private PlantedDefects() {}

    private static PlantedDefect defect(
            String id, String story, Set<Tenant> tenants, String operation, Set<Sign> always, Set<Sign> also) {
        return new PlantedDefect(
                new DefectId(id), story, tenants, new OperationId(operation), new Symptom.Discrepancies(always, also));
    }

    private static Sign sign(DifferenceKind kind, String pattern, Severity severity) {
        return new Sign(kind, new PathPattern(pattern), severity);
    }

    private static Set<Sign> signs(Sign... signs) {
        return Set.of(signs);
    }

    private static Set<Tenant> tenants(String... names) {
        return Arrays.stream(names).map(Tenant::new).collect(Collectors.toSet());
    }
}
