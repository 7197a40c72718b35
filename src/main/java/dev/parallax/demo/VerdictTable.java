package dev.parallax.demo;

import dev.parallax.demo.platform.Cast;
import dev.parallax.demo.platform.TenantProfile;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import dev.parallax.report.wire.CountsLine;
import dev.parallax.report.wire.ParityDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table of tenants with verdict and main reason. */
final class VerdictTable {

    private static final String ROW = "%-10s %8s %6s %9s %10s  %-21s  %s";
    private static final int REASON_WIDTH = 96;

    private VerdictTable() {}

    static List<String> lines(Map<Tenant, ParityDocument> reports) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                ROW,
                "TENANT",
                "LISTINGS",
                "READS",
                "COMPARED",
                "MISMATCHES",
                "VERDICT",
                "MAIN REASON, OR WHAT WAS SHOWN"));
        for (TenantProfile profile : Cast.TENANTS) {
            ParityDocument report = reports.get(profile.tenant());
            lines.add(report == null ? row(profile) : row(profile, report));
        }
        return lines;
    }

    private static String row(TenantProfile profile) {
        return String.format(Locale.ROOT, ROW, profile.tenant(), profile.listings(), 0, 0, 0, "-", "never seen");
    }

    private static String row(TenantProfile profile, ParityDocument report) {
        CountsLine counts = report.readiness().counts();
        // A READY tenant has no reason against it; what was shown says more than any single check.
        String reason = report.readiness().decision() == Decision.READY
                ? report.readiness().sentence()
                : report.readiness().reasons().get(0).message();
        return String.format(
                Locale.ROOT,
                ROW,
                profile.tenant(),
                profile.listings(),
                counts.captured(),
                counts.match() + counts.mismatch(),
                counts.mismatch(),
                report.readiness().decision(),
                reason.length() <= REASON_WIDTH ? reason : reason.substring(0, REASON_WIDTH - 1) + "…");
    }
}
