package dev.parallax.demo.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.demo.platform.Cast;
import dev.parallax.demo.platform.TenantProfile;
import dev.parallax.evidence.DiscrepancyState;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.report.wire.CountsLine;
import dev.parallax.report.wire.CoverageLine;
import dev.parallax.report.wire.DiscrepancyLine;
import dev.parallax.report.wire.ParityDocument;
import dev.parallax.report.wire.ReadinessDocument;
import dev.parallax.report.wire.ReasonLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerificationTest {

    private static final Tenant ACME = new Tenant("acme");
    private static final Tenant MAPLE = new Tenant("maple");
    private static final Tenant METRO = new Tenant("metro");
    private static final Tenant WILLOW = new Tenant("willow");

    @Test
    void reports_as_planted_have_no_finding() {
        assertThat(Verification.findings(asPlanted())).isEmpty();
    }

    @Test
    void a_tenant_without_a_report_is_a_finding() {
        Map<Tenant, ParityDocument> reports = asPlanted();
        reports.remove(ACME);

        assertThat(Verification.findings(reports)).singleElement().asString().contains("acme", "no parity report");
    }

    @Test
    void a_clean_tenant_that_is_not_ready_is_a_finding() {
        Map<Tenant, ParityDocument> reports = asPlanted();
        reports.put(ACME, report(ACME, reason(ReasonCode.SOAK, Decision.INSUFFICIENT_EVIDENCE, null), List.of()));

        assertThat(Verification.findings(reports))
                .singleElement()
                .asString()
                .contains("acme", "INSUFFICIENT_EVIDENCE instead of READY");
    }

    @Test
    void a_defect_that_was_not_found_is_a_finding() {
        Map<Tenant, ParityDocument> reports = asPlanted();
        reports.put(MAPLE, report(MAPLE, reason(ReasonCode.OPEN_DISCREPANCY, Decision.NOT_READY, null), List.of()));

        assertThat(Verification.findings(reports))
                .singleElement()
                .asString()
                .contains("maple", "enum-by-position was not found");
    }

    @Test
    void a_slow_operation_must_be_named_by_the_failed_check() {
        Map<Tenant, ParityDocument> reports = asPlanted();
        reports.put(METRO, report(METRO, reason(ReasonCode.SLOWER, Decision.NOT_READY, "listings.get"), List.of()));

        assertThat(Verification.findings(reports))
                .singleElement()
                .asString()
                .contains("metro", "slow-operation was not found");
    }

    @Test
    void the_right_verdict_for_the_wrong_reason_is_a_finding() {
        Map<Tenant, ParityDocument> reports = asPlanted();
        ParityDocument right = reports.get(MAPLE);
        reports.put(
                MAPLE,
                report(MAPLE, reason(ReasonCode.SLOWER, Decision.NOT_READY, "listings.get"), right.discrepancies()));

        assertThat(Verification.findings(reports))
                .singleElement()
                .asString()
                .contains("because of SLOWER instead of [OPEN_DISCREPANCY]");
    }

    @Test
    void something_nobody_planted_is_a_finding_even_if_it_does_not_block() {
        Map<Tenant, ParityDocument> reports = asPlanted();
        List<DiscrepancyLine> more = new ArrayList<>(reports.get(WILLOW).discrepancies());
        more.add(line(
                "offices.list", new Sign(DifferenceKind.LEXICAL, new PathPattern("$.items[*].id"), Severity.COSMETIC)));
        reports.put(WILLOW, report(WILLOW, reason(ReasonCode.MISMATCH_BOUND, Decision.READY, null), more));

        assertThat(Verification.findings(reports))
                .singleElement()
                .asString()
                .contains("willow: nobody planted LEXICAL", "offices.list");
    }

    private static Map<Tenant, ParityDocument> asPlanted() {
        Map<Tenant, ParityDocument> reports = new HashMap<>();
        for (TenantProfile profile : Cast.TENANTS) {
            Expectation expected = Expectation.of(profile);
            List<DiscrepancyLine> lines = new ArrayList<>();
            for (PlantedDefect defect : expected.defects()) {
                if (defect.symptom() instanceof Symptom.Discrepancies symptom) {
                    symptom.always()
                            .forEach(sign -> lines.add(line(defect.operation().value(), sign)));
                }
            }
            reports.put(profile.tenant(), report(profile.tenant(), deciding(expected), lines));
        }
        return reports;
    }

    private static ReasonLine deciding(Expectation expected) {
        ReasonCode code = expected.because().stream().findFirst().orElse(ReasonCode.MISMATCH_BOUND);
        String operation = code == ReasonCode.SLOWER
                ? expected.defects().get(0).operation().value()
                : null;
        return reason(code, expected.decision(), operation);
    }

    private static ReasonLine reason(ReasonCode code, Decision decision, @Nullable String operation) {
        return new ReasonLine(code.name(), decision, "because", operation, null, null, null);
    }

    private static DiscrepancyLine line(String operation, Sign sign) {
        return new DiscrepancyLine(
                "0123456789abcdef",
                operation,
                sign.kind(),
                sign.severity(),
                DiscrepancyState.OPEN,
                sign.severity().blocks(),
                sign.pattern().text(),
                "changed",
                "It changed.",
                null,
                1,
                1,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static ParityDocument report(Tenant tenant, ReasonLine deciding, List<DiscrepancyLine> lines) {
        CountsLine counts = new CountsLine(0, 0, 0, 0, 0, Map.of(), 0, 0);
        return new ParityDocument(
                ParityDocument.KIND,
                tenant.name(),
                new ReadinessDocument(
                        ReadinessDocument.KIND,
                        tenant.name(),
                        deciding.decision(),
                        List.of(deciding),
                        "so",
                        null,
                        null,
                        counts,
                        Instant.EPOCH,
                        null),
                new CoverageLine(0, 0, 0, 0),
                List.of(),
                lines,
                null,
                null,
                false,
                false);
    }
}
