package dev.parallax.report.page;

import dev.parallax.readiness.Decision;
import dev.parallax.report.wire.ReasonLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All findings of one check: one question with one answer, however many operations it was asked of.
 *
 * @param code which check
 * @param decision the weightiest of its findings
 * @param findings in the judge's order
 */
public record CheckGroup(String code, Decision decision, List<Finding> findings) {

    /** So many findings are read; the rest is folded. */
    private static final int OPEN = 4;

    /** Copies the list. */
    public CheckGroup {
        findings = List.copyOf(findings);
    }

    /**
     * One finding.
     *
     * @param reason what the judge said
     * @param gauge figure against limit; null where that is no matter of more or less
     */
    public record Finding(ReasonLine reason, @Nullable Gauge gauge) {}

    /** Groups what a verdict stands on, the deciding check first. */
    static List<CheckGroup> of(List<ReasonLine> reasons) {
        Map<String, List<Finding>> byCode = new LinkedHashMap<>();
        for (ReasonLine reason : reasons) {
            Optional<Gauge> gauge = Gauge.of(reason.figure(), reason.limit());
            byCode.computeIfAbsent(reason.code(), code -> new ArrayList<>())
                    .add(new Finding(reason, gauge.orElse(null)));
        }
        List<CheckGroup> groups = new ArrayList<>();
        byCode.forEach((code, findings) -> groups.add(new CheckGroup(
                code,
                findings.stream().map(finding -> finding.reason().decision()).reduce(Decision.READY, Decision::and),
                findings)));
        return groups;
    }

    /** Whether it is no check, but tells that somebody lets or let the tenant move all the same. */
    public boolean isOverride() {
        return code.equals("OVERRIDDEN");
    }

    /** Whether the check is satisfied. */
    public boolean satisfied() {
        return decision == Decision.READY;
    }

    /** The only finding, if there is only one; else null. */
    public @Nullable Finding only() {
        return findings.size() == 1 ? findings.get(0) : null;
    }

    /** Those to be read. */
    public List<Finding> first() {
        return findings.subList(0, Math.min(OPEN, findings.size()));
    }

    /** Those to be unfolded. */
    public List<Finding> rest() {
        return findings.subList(Math.min(OPEN, findings.size()), findings.size());
    }

    /** Whether its findings are discrepancies, which have a list of their own on the page. */
    public boolean aboutDiscrepancies() {
        return code.equals("OPEN_DISCREPANCY");
    }

    /** What the check asks for, in words. A code this page does not know is shown as its words. */
    public String title() {
        return switch (code) {
            case "STORE_UNAVAILABLE" -> "The evidence store answers";
            case "PIPELINE_UNSOUND" -> "Parallax vouches for itself";
            case "CONSERVATION_BROKEN" -> "Every read is accounted for";
            case "CLOCK_SKEW" -> "The clocks agree";
            case "NO_EVIDENCE" -> "Something was compared";
            case "OPEN_DISCREPANCY" -> "No discrepancy blocks";
            case "DISCREPANCY_OVERFLOW" -> "Discrepancies can be told apart";
            case "MISMATCH_RATE" -> "Few enough mismatches";
            case "MISMATCH_BOUND" -> "Mismatch rate bounded under the limit";
            case "SLOWER" -> "The candidate is no slower";
            case "LATENCY_PAIRS" -> "Latency measured often enough";
            case "MASKED_SHARE" -> "Rules hide little enough";
            case "BLACKOUT" -> "Nobody is barred from moving now";
            case "BUILD_UNKNOWN" -> "Both sides name their build";
            case "BUILDS_MIXED" -> "One build a side";
            case "SUPERSEDED" -> "Of what runs now";
            case "NO_NEW_EVIDENCE" -> "Compared since it was turned down";
            case "STALE" -> "The evidence is fresh";
            case "NOT_COMPARED_SHARE" -> "Nearly every read was compared";
            case "UNSTABLE_SHARE" -> "The data stood still enough";
            case "OPERATION_UNSEEN" -> "Every operation in use was compared";
            case "CONTRACT_UNSEEN" -> "Enough of the contract was compared";
            case "DISTINCT_CASES" -> "Enough distinct cases";
            case "NOT_EXERCISED" -> "Tried lately";
            case "SOAK" -> "Compared for long enough";
            case "POOLED" -> "Shown by all tenants together";
            case "WAIVED" -> "Waived until a date";
            case "OVERRIDDEN" -> "Overridden";
            default -> words(code);
        };
    }

    private static String words(String code) {
        String words = code.toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
