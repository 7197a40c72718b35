package dev.parallax.readiness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.evidence.LatencyProfile;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.SkipReason;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.Verdict;
import dev.parallax.readiness.policy.Budgets;
import dev.parallax.readiness.policy.CaseMinimum;
import dev.parallax.readiness.policy.LatencyLimit;
import dev.parallax.readiness.policy.MismatchLimit;
import dev.parallax.readiness.policy.OperationRequirements;
import dev.parallax.readiness.policy.Policy;
import dev.parallax.readiness.policy.Preset;
import dev.parallax.readiness.policy.Requirements;
import dev.parallax.readiness.statistics.AnytimeTest;
import dev.parallax.readiness.statistics.Confidence;
import dev.parallax.readiness.statistics.Share;
import dev.parallax.readiness.statistics.Trials;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The worked example of docs/readiness.md is what the judge says of the figures that stand there. */
class WorkedExampleTest {

    private static final String NUMBER = "[\\d,]+(?:\\.\\d+)?";
    private static final Pattern WORKED =
            Pattern.compile("(" + NUMBER + "(?: [+·/] " + NUMBER + ")+) = (" + NUMBER + "(?: %)?)");
    private static final Pattern INSTEAD = Pattern.compile("([a-z.]+)\\.([A-Za-z0-9]+) = (" + NUMBER + ")");

    private final ReadinessPage page = ReadinessPage.read();
    private final List<Map<String, String>> rows =
            page.table("reason code", "operation", "by hand", "figure", "limit", "applies");
    private final Map<String, Map<String, String>> report = new LinkedHashMap<>();

    WorkedExampleTest() {
        for (String[] columns : new String[][] {
            {
                "operation",
                "captured",
                "match",
                "mismatch",
                "unstable",
                "vacuous",
                "notCompared",
                "inFlight",
                "crashGap",
                "distinctCases",
                "mismatchedCases",
                "maskedMatches"
            },
            {
                "operation",
                "pairs",
                "legacyP95Millis",
                "candidateP95Millis",
                "legacyP95AtLeastMillis",
                "candidateP95AtMostMillis"
            }
        }) {
            page.table(columns)
                    .forEach(row -> report.computeIfAbsent(row.get("operation"), each -> new LinkedHashMap<>())
                            .putAll(row));
        }
    }

    private TenantFixture tenant() {
        Map<String, String> times = page.table("epochStartedAt", "lastComparedAt", "builds and rules")
                .get(0);
        TenantFixture tenant = new TenantFixture();
        tenant.now = Instant.parse("2026-11-21T12:00:00Z");
        assertThat(page.text()).contains("is judged by `standard` at `" + tenant.now + "`");
        tenant.epochStartedAt = Instant.parse(times.get("epochStartedAt"));
        tenant.lastComparedAt = Instant.parse(times.get("lastComparedAt"));
        tenant.operations.clear();
        report.forEach((name, figures) -> tenant.operations.add(operation(name, figures)));
        return tenant;
    }

    private static OperationFixture operation(String name, Map<String, String> figures) {
        OperationFixture operation = new OperationFixture(name, number(figures, "distinctCases"));
        operation.match = number(figures, "match");
        operation.mismatch = number(figures, "mismatch");
        operation.unstable = number(figures, "unstable");
        operation.vacuous = number(figures, "vacuous");
        operation.notCompared.put(SkipReason.SHED, number(figures, "notCompared"));
        operation.inFlight = number(figures, "inFlight");
        operation.crashGap = number(figures, "crashGap");
        operation.mismatchedCases = number(figures, "mismatchedCases");
        operation.masked = number(figures, "maskedMatches");
        operation.vanished =
                number(figures, "captured") - operation.evidence().counts().captured();
        operation.latency = latency(
                figures,
                Duration.ofMillis(number(figures, "candidateP95Millis")),
                Duration.ofMillis(number(figures, "candidateP95AtMostMillis")));
        return operation;
    }

    private static LatencyProfile latency(Map<String, String> figures, Duration candidateP95, Duration atMost) {
        Duration legacyP95 = Duration.ofMillis(number(figures, "legacyP95Millis"));
        return new LatencyProfile(
                number(figures, "pairs"),
                legacyP95.dividedBy(2),
                legacyP95,
                candidateP95.dividedBy(2),
                candidateP95,
                Duration.ofMillis(number(figures, "legacyP95AtLeastMillis")),
                atMost);
    }

    private static long number(Map<String, String> figures, String column) {
        return Long.parseLong(figures.get(column).replace(",", ""));
    }

    private static Reason reason(TenantFixture tenant, Map<String, String> row) {
        return tenant.verdict().reasons().stream()
                .filter(each -> each.code() == code(row))
                .filter(each -> row.get("operation").isEmpty()
                        || new OperationId(row.get("operation")).equals(each.operation()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no finding for " + row));
    }

    private static ReasonCode code(Map<String, String> row) {
        return ReasonCode.valueOf(row.get("reason code"));
    }

    @Test
    void just_the_rows_that_apply_are_found_and_decide_as_the_page_says() {
        Verdict verdict = tenant().verdict();

        assertThat(verdict.reasons())
                .filteredOn(reason -> reason.decision() != Decision.READY)
                .extracting(WorkedExampleTest::found)
                .containsExactlyElementsOf(rows.stream()
                        .filter(row -> row.get("applies").equals("yes"))
                        .map(row -> List.of(
                                row.get("reason code"), row.get("operation"), row.get("figure"), row.get("limit")))
                        .toList());
        Map<String, String> bound = rows.stream()
                .filter(row -> code(row) == ReasonCode.MISMATCH_BOUND)
                .findFirst()
                .orElseThrow();
        String missing = bound.get("by hand").replaceFirst(".*, so ([\\d,]+) are missing", "$1");
        assertThat(reason(tenant(), bound).cure()).startsWith(missing + " more distinct cases without a mismatch");
        assertThat(page.text())
                .contains("Nothing weighs more than `" + verdict.decision() + "`, so that is the verdict")
                .contains("its first reason: \"" + verdict.reasons().get(0).message() + "\"");
    }

    private static List<String> found(Reason reason) {
        OperationId operation = reason.operation();
        return List.of(
                reason.code().name(),
                operation == null ? "" : operation.value(),
                String.valueOf(reason.figure()),
                String.valueOf(reason.limit()));
    }

    @Test
    void the_table_has_a_row_for_every_reason_and_those_that_weigh_the_same_in_the_order_of_the_judge() {
        List<Map<String, String>> table = page.table("#", "reason code", "applies when", "verdict", "policy word");

        assertThat(table).extracting(WorkedExampleTest::code).containsExactlyInAnyOrder(ReasonCode.values());
        assertThat(table)
                .isSortedAccordingTo(Comparator.comparing((Map<String, String> row) -> List.of(
                                        "UNKNOWN", "NOT_READY", "INSUFFICIENT_EVIDENCE", "(READY)")
                                .indexOf(row.get("verdict")))
                        .thenComparing(row -> row.get("verdict").equals("(READY)") ? ReasonCode.WAIVED : code(row)));
    }

    @Test
    void every_figure_is_what_the_judge_shows_where_nothing_satisfies_it() {
        for (Map<String, String> row : rows) {
            assertThat(figure(row)).as("%s", row).isEqualTo(row.get("figure"));
        }
    }

    /** As shown under a policy that nothing passes. */
    private String figure(Map<String, String> row) {
        TenantFixture tenant = tenant();
        if (code(row) == ReasonCode.CONSERVATION_BROKEN) {
            OperationFixture operation = operation(tenant, row);
            return Long.toString(operation.evidence().counts().unaccounted());
        }
        Duration slack = Duration.ZERO;
        if (code(row) == ReasonCode.LATENCY_PAIRS) { // allowed as measured, so that it is the bound that is in the way
            LatencyProfile latency = operation(tenant, row).latency;
            slack = latency.candidateP95().minus(latency.legacyP95());
        }
        tenant.policy = Policy.of(new Requirements(
                new MismatchLimit(Share.percent(0.000001), Confidence.percent(99)),
                Preset.STANDARD.requirements().pooling(),
                Duration.ofDays(9_999),
                Duration.ofMillis(1),
                Share.NONE,
                new OperationRequirements(
                        new CaseMinimum(1_000_000, false),
                        new Budgets(Share.NONE, Share.NONE, Share.NONE),
                        new LatencyLimit(1, slack, 1, true))));
        return reason(tenant, row).figure();
    }

    private static OperationFixture operation(TenantFixture tenant, Map<String, String> row) {
        return tenant.operations.stream()
                .filter(each -> each.id.value().equals(row.get("operation")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_limit_is_what_the_judge_asks_of_evidence_that_satisfies_none() {
        for (Map<String, String> row : rows) {
            assertThat(limit(row)).as("%s", row).isEqualTo(row.get("limit"));
        }
    }

    /** As shown by evidence that is spoilt in just that respect. */
    private String limit(Map<String, String> row) {
        TenantFixture tenant = tenant();
        Duration century = Duration.ofDays(36_500);
        Map<String, String> figures = report.get(row.get("operation"));
        switch (code(row)) {
            case CONSERVATION_BROKEN -> operation(tenant, row).vanished = 1;
            case SLOWER -> operation(tenant, row).latency = latency(figures, century, century);
            case LATENCY_PAIRS ->
                operation(tenant, row).latency =
                        latency(figures, Duration.ofMillis(number(figures, "candidateP95Millis")), century);
            case STALE -> tenant.lastComparedAt = tenant.now.minus(century);
            case SOAK -> tenant.epochStartedAt = tenant.now.minusSeconds(1);
            case NOT_COMPARED_SHARE -> operation(tenant, row).notCompared.put(SkipReason.SHED, 1_000_000L);
            case UNSTABLE_SHARE -> operation(tenant, row).unstable = 1_000_000;
            case DISTINCT_CASES -> operation(tenant, row).cases = 1;
            case MISMATCH_BOUND -> tenant.operation(0).cases = 1;
            case MASKED_SHARE -> {
                return "at most "
                        + Preset.STANDARD.requirements().operation().budgets().masked(); // never exceeded
            }
            default -> throw new AssertionError("no way to spoil " + code(row));
        }
        return reason(tenant, row).limit();
    }

    @Test
    void what_is_worked_out_by_hand_is_worked_out_rightly() {
        List<MatchResult> worked = rows.stream()
                .flatMap(row -> WORKED.matcher(row.get("by hand")).results())
                .toList();

        assertThat(worked).hasSizeGreaterThan(15);
        assertThat(worked)
                .allSatisfy(each -> assertThat(workedOut(each.group(1)))
                        .as(each.group())
                        .isEqualTo(each.group(2).replace(",", "")));
    }

    private static String workedOut(String term) {
        List<BigDecimal> numbers = Stream.of(term.replace(",", "").split(" [+·/] "))
                .map(BigDecimal::new)
                .toList();
        if (term.contains("/")) {
            return Share.of(numbers.get(0).longValue(), numbers.get(1).longValue())
                    .toString();
        }
        return numbers.stream()
                .reduce(term.contains("·") ? BigDecimal::multiply : BigDecimal::add)
                .orElseThrow()
                .stripTrailingZeros()
                .toPlainString();
    }

    @Test
    void the_short_form_of_the_evidence_says_what_the_test_says() {
        AnytimeTest test =
                new AnytimeTest(Share.percent(0.1), Confidence.percent(95).onAttempt(1));

        assertThat(page.table("n", "x", "E ≈", "shown")).hasSize(2).allSatisfy(row -> {
            long n = number(row, "n");
            double x = Math.pow(0.999, (double) -n);
            double evidence = x / 2 * (1 + 1 / Math.log(x));
            assertThat(row)
                    .containsEntry("x", String.format(Locale.ROOT, "%.1f", x))
                    .containsEntry("E ≈", String.format(Locale.ROOT, "%.1f", evidence))
                    .containsEntry("shown", test.passes(new Trials(n, 0)) ? "yes" : "no")
                    .containsEntry("shown", evidence >= 40 ? "yes" : "no");
        });
    }

    @Test
    void the_published_numbers_of_cases_are_those_the_test_asks_for() {
        assertThat(page.table("p0", "confidence", "attempt", "α′", "k = 0", "k = 1", "k = 2", "k = 3"))
                .hasSizeGreaterThan(5)
                .allSatisfy(row -> {
                    Confidence once = Confidence.percent(percent(row.get("confidence")));
                    String attempt = row.get("attempt");
                    AnytimeTest test = new AnytimeTest(
                            Share.percent(percent(row.get("p0"))),
                            attempt.equals("(α unshared)") ? once : once.onAttempt(Integer.parseInt(attempt)));
                    assertThat(1 / test.confidence().alpha())
                            .isCloseTo(
                                    Double.parseDouble(row.get("α′").substring(2)),
                                    org.assertj.core.data.Percentage.withPercentage(1e-6));
                    for (int k = 0; k <= 3; k++) {
                        assertThat(test.casesNeeded(k)).isEqualTo(number(row, "k = " + k));
                    }
                });
    }

    private static double percent(String share) {
        return Double.parseDouble(share.replace(" %", ""));
    }

    @Test
    void each_change_of_the_report_has_the_verdict_the_page_gives_it() {
        for (Map<String, String> row :
                page.table("the report says instead", "first reason", "figure", "limit", "verdict")) {
            Matcher instead = INSTEAD.matcher(row.get("the report says instead"));
            assertThat(instead.results().peek(each -> report.get(each.group(1)).put(each.group(2), each.group(3))))
                    .isNotEmpty();

            Verdict verdict = tenant().verdict();

            assertThat(verdict.decision()).as("%s", row).hasToString(row.get("verdict"));
            if (verdict.decision() == Decision.READY) {
                assertThat(row.get("first reason")).isEmpty();
                continue;
            }
            Reason first = verdict.reasons().get(0);
            assertThat(List.of(first.code().name(), first.figure(), first.limit()))
                    .as("%s", row)
                    .containsExactly(row.get("first reason"), row.get("figure"), row.get("limit"));
        }
    }
}
