package dev.parallax.demo.expect;

import dev.parallax.demo.platform.Cast;
import dev.parallax.demo.platform.TenantProfile;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import dev.parallax.report.wire.DiscrepancyLine;
import dev.parallax.report.wire.ParityDocument;
import dev.parallax.report.wire.ReasonLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds what Parallax reported against what was planted. */
public final class Verification {

    private Verification() {}

    /**
     * Everything that is not as it has to be: a verdict, a defect that was not found, or something found that nobody
     * planted.
     *
     * @param reports the parity report of every tenant that has one
     * @return sentences for people; empty if all is as expected
     */
    public static List<String> findings(Map<Tenant, ParityDocument> reports) {
        List<String> findings = new ArrayList<>();
        for (TenantProfile profile : Cast.TENANTS) {
            ParityDocument report = reports.get(profile.tenant());
            if (report == null) {
                findings.add(profile.tenant() + ": there is no parity report");
            } else {
                findings.addAll(findings(Expectation.of(profile), report));
            }
        }
        return findings;
    }

    private static List<String> findings(Expectation expected, ParityDocument report) {
        List<String> findings = new ArrayList<>(verdict(expected, report));
        for (PlantedDefect defect : expected.defects()) {
            findings.addAll(missing(expected.tenant(), defect, report));
        }
        report.discrepancies().stream()
                .filter(line -> expected.defects().stream().noneMatch(defect -> explains(defect, line)))
                .map(line -> expected.tenant() + ": nobody planted " + sign(line) + " in " + line.operation() + " ("
                        + line.shape() + ")")
                .forEach(findings::add);
        return findings;
    }

    private static List<String> verdict(Expectation expected, ParityDocument report) {
        Decision decision = report.readiness().decision();
        ReasonLine deciding = report.readiness().reasons().get(0);
        if (decision != expected.decision()) {
            return List.of(expected.tenant() + ": " + decision + " instead of " + expected.decision() + ": "
                    + deciding.message());
        }
        boolean rightReason = expected.because().isEmpty()
                || expected.because().stream().anyMatch(code -> code.name().equals(deciding.code()));
        return rightReason
                ? List.of()
                : List.of(expected.tenant() + ": " + decision + " because of " + deciding.code() + " instead of "
                        + expected.because() + ": " + deciding.message());
    }

    private static List<String> missing(Tenant tenant, PlantedDefect defect, ParityDocument report) {
        if (defect.symptom() instanceof Symptom.FailedCheck check) {
            boolean failed = report.readiness().reasons().stream()
                    .anyMatch(reason -> reason.code().equals(check.code().name())
                            && reason.decision() != Decision.READY
                            && defect.operation().value().equals(reason.operation()));
            return failed
                    ? List.of()
                    : List.of(tenant + ": " + defect.id() + " was not found: " + check.code() + " of "
                            + defect.operation());
        }
        return ((Symptom.Discrepancies) defect.symptom())
                .always().stream()
                        .filter(sign -> report.discrepancies().stream()
                                .noneMatch(line -> isAt(defect.operation(), line) && sign.equals(sign(line))))
                        .map(sign ->
                                tenant + ": " + defect.id() + " was not found: " + sign + " in " + defect.operation())
                        .toList();
    }

    private static boolean explains(PlantedDefect defect, DiscrepancyLine line) {
        return isAt(defect.operation(), line)
                && defect.symptom() instanceof Symptom.Discrepancies symptom
                && symptom.shows(sign(line));
    }

    private static boolean isAt(OperationId operation, DiscrepancyLine line) {
        return operation.value().equals(line.operation());
    }

    private static Sign sign(DiscrepancyLine line) {
        return new Sign(line.kind(), new PathPattern(line.pattern()), line.severity());
    }
}
