package dev.parallax.readiness.judge;

import static dev.parallax.readiness.judge.TenantFixture.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.evidence.DiscrepancyState;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.SkipReason;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Background;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.Verdict;
import dev.parallax.readiness.policy.Exemption;
import dev.parallax.readiness.policy.Policy;
import dev.parallax.readiness.policy.PolicyLoader;
import dev.parallax.readiness.policy.PolicyScope;
import dev.parallax.readiness.policy.Preset;
import dev.parallax.rules.Glob;
import dev.parallax.rules.Governance;
import dev.parallax.rules.load.RuleSource;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reasons name the true cause first, with figure, limit and cure; sentences say no more than the figures. */
class FirstReasonTest {

    private final TenantFixture tenant = new TenantFixture();

    private Reason first() {
        return tenant.verdict().reasons().get(0);
    }

    @Test
    void a_ready_verdict_says_what_was_shown() {
        assertThat(tenant.verdict().sentence())
                .isEqualTo("With 95 % confidence, at most 0.0993 % of requests like those compared differ between build"
                        + " L41 and build C209 for tenant acme, over 3 of the 3 operations it uses.");
    }

    @Test
    void the_worst_discrepancy_comes_first_then_the_most_frequent() {
        tenant.met(DiscrepancyState.OPEN, Severity.DEVIATION, null, 900)
                .met(DiscrepancyState.OPEN, Severity.CRITICAL, null, 1)
                .met(DiscrepancyState.OPEN, Severity.DEVIATION, null, 2_000);

        assertThat(tenant.verdict().reasons())
                .filteredOn(reason -> reason.code() == ReasonCode.OPEN_DISCREPANCY)
                .extracting(Reason::message)
                .satisfiesExactly(
                        critical -> assertThat(critical).contains("critical", "met 1 time"),
                        frequent -> assertThat(frequent).contains("met 2,000 times"),
                        rare -> assertThat(rare).contains("met 900 times"));
    }

    @Test
    void an_operation_that_is_shed_is_called_so_before_it_is_called_unseen() {
        OperationFixture shed = new OperationFixture("reports.month-end", 0).neverCompared();
        shed.notCompared.put(SkipReason.BREAKER_OPEN, 40L);
        tenant.operations.add(shed);

        assertThat(first().code()).isEqualTo(ReasonCode.NOT_COMPARED_SHARE);
        assertThat(first().message()).contains("breaker_open");
    }

    @Test
    void missing_cases_come_with_how_many_and_when() {
        tenant.operations.add(new OperationFixture("reports.daily", 40));

        assertThat(first())
                .isEqualTo(Reason.of(
                                ReasonCode.DISTINCT_CASES,
                                Decision.INSUFFICIENT_EVIDENCE,
                                "reports.daily needs 19 more distinct cases; 40 cases in 120 matches agreed so far")
                        .about(tenant.operation(3).id)
                        .found("40")
                        .asked("at least 59")
                        .curedBy(
                                "19 more distinct cases: about 5 d at the current rate; if there are no more, say so in"
                                        + " the policy with cases: {finite: true}"));
    }

    @Test
    void no_date_is_forecast_once_reads_have_stopped_coming() {
        tenant.operations.add(new OperationFixture("reports.daily", 40));
        tenant.lastComparedAt = tenant.now.minus(Duration.ofMinutes(50));

        assertThat(first().cure())
                .startsWith(
                        "19 more distinct cases: no date, as nothing was compared for 50 min; if there are no more");
    }

    @Test
    void a_pause_that_the_rate_so_far_explains_is_no_stop() {
        tenant.operations.add(new OperationFixture("reports.daily", 40));
        tenant.lastComparedAt = tenant.now.minus(Duration.ofMinutes(15));

        assertThat(first().cure()).contains("about 5 d at the current rate");
    }

    @Test
    void a_list_of_cases_that_may_be_finite_is_cured_by_reading_the_same_ones_again() {
        tenant.policy = PolicyLoader.parse(RuleSource.inline("cases: {minimum: 59, finite: true}"));
        OperationFixture few = new OperationFixture("reports.daily", 7);
        few.match = 40;
        few.seenOnce = 2;
        tenant.operations.add(few);

        assertThat(first().cure())
                .isEqualTo("at least 19 more reads of the same cases, if there are no others: about 5 d at the current"
                        + " rate; or 52 more distinct cases: about 75 d at the current rate");

        tenant.lastComparedAt = tenant.now.minus(Duration.ofMinutes(50));
        assertThat(first().cure())
                .isEqualTo(
                        "at least 19 more reads of the same cases, if there are no others, or 52 more distinct cases:"
                                + " no date, as nothing was compared for 50 min");
        tenant.lastComparedAt = tenant.now.minus(Duration.ofMinutes(1));

        few.match += 19;
        few.seenOnce = 0;
        assertThat(tenant.verdict().decision()).isEqualTo(Decision.READY);
    }

    @Test
    void reads_of_cases_seen_once_are_asked_for_where_their_number_is_what_is_missing() {
        tenant.policy = PolicyLoader.parse(RuleSource.inline("cases: {minimum: 59, finite: true}"));
        OperationFixture few = new OperationFixture("reports.daily", 30);
        few.match = 100;
        few.seenOnce = 8;
        tenant.operations.add(few);

        assertThat(first().cure()).startsWith("at least 7 more reads of the same cases");

        few.match += 7;
        few.seenOnce -= 7;
        assertThat(tenant.verdict().decision()).isEqualTo(Decision.READY);
    }

    @Test
    void asking_again_is_named_where_reads_are_known_that_these_builds_were_not_compared_on() {
        OperationFixture rare = new OperationFixture("reports.daily", 40);
        rare.servedBefore = 200;
        tenant.operations.add(rare);

        assertThat(first().cure())
                .startsWith("19 more distinct cases: about 5 d at the current rate, or `parallax recheck --tenant acme"
                        + " --operation reports.daily`;");
    }

    @Test
    void an_unseen_operation_names_the_command_that_asks_for_it() {
        tenant.operations.add(new OperationFixture("reports.month-end", 0).neverCompared());

        assertThat(first().cure())
                .startsWith("`parallax recheck --tenant acme --operation reports.month-end` asks both sides");
    }

    @Test
    void that_nothing_came_in_since_it_was_refused_is_said_only_of_a_tenant_that_is_refused_no_longer() {
        tenant.background = new Background(tenant.lastComparedAt);
        assertThat(first().code()).isEqualTo(ReasonCode.NO_NEW_EVIDENCE);

        tenant.overflow = true;

        assertThat(tenant.verdict().reasons())
                .extracting(Reason::code)
                .contains(ReasonCode.DISCREPANCY_OVERFLOW)
                .doesNotContain(ReasonCode.NO_NEW_EVIDENCE);
    }

    @Test
    void a_tenant_whose_name_means_something_to_a_shell_is_quoted_in_the_command() {
        tenant.tenant = new Tenant("o'hara; rm -rf /");
        tenant.background = new Background(tenant.lastComparedAt);

        assertThat(first().code()).isEqualTo(ReasonCode.NO_NEW_EVIDENCE);
        assertThat(first().cure()).endsWith("or `parallax recheck --tenant 'o'\\''hara; rm -rf /'`");
    }

    @Test
    void a_bound_not_reached_says_how_many_clean_cases_would_do() {
        tenant.operations.forEach(operation -> operation.cases = 100);

        assertThat(first().message())
                .isEqualTo("300 distinct cases without a mismatch do not show the rate to be below 0.1 % with 95 %"
                        + " confidence; 4,168 would");
        assertThat(first().cure())
                .isEqualTo("3,868 more distinct cases without a mismatch: about 129 d at the current rate");
    }

    @Test
    void a_fixed_discrepancy_leaves_mismatches_that_only_new_evidence_outweighs() {
        tenant.met(DiscrepancyState.FIXED, Severity.DEVIATION, null, 1);
        tenant.operation(0).mismatch = 1;
        tenant.operation(0).mismatchedCases = 1;

        assertThat(first().code()).isEqualTo(ReasonCode.MISMATCH_BOUND);
        assertThat(first().message()).contains("1 mismatch in 4,201 distinct cases", "8,708 would");

        tenant.operation(0).match = 20_000;
        tenant.operation(0).cases = 8_708 - 1_701;
        assertThat(tenant.verdict().decision()).isEqualTo(Decision.READY);
    }

    @Test
    void accepted_mismatches_are_waived_and_the_sentence_says_so() {
        tenant.met(DiscrepancyState.ACCEPTED, Severity.DEVIATION, TODAY, 50);
        tenant.operation(0).mismatch = 50;
        tenant.operation(0).mismatchedCases = 20;

        Verdict verdict = tenant.verdict();

        assertThat(verdict.decision()).isEqualTo(Decision.READY);
        assertThat(verdict.sentence()).endsWith("; 1 waiver apart.");
        assertThat(verdict.reasons())
                .anySatisfy(reason -> assertThat(reason.code()).isEqualTo(ReasonCode.WAIVED));
    }

    @Test
    void mismatches_beyond_the_accepted_ones_count() {
        tenant.met(DiscrepancyState.ACCEPTED, Severity.DEVIATION, TODAY, 49);
        tenant.operation(0).mismatch = 50;
        tenant.operation(0).mismatchedCases = 20;

        assertThat(tenant.verdict().decision()).isEqualTo(Decision.INSUFFICIENT_EVIDENCE);
    }

    @Test
    void an_exempt_operation_is_left_out_but_its_discrepancies_block() {
        tenant.operations.add(new OperationFixture("reports.legacy", 0).neverCompared());
        tenant.policy = exempting("reports.*", TODAY);

        assertThat(tenant.verdict().decision()).isEqualTo(Decision.READY);
        assertThat(tenant.verdict().sentence())
                .contains("3 of the 4 operations")
                .endsWith("; 1 waiver apart.");

        tenant.policy = exempting("reports.*", TODAY.minusDays(1));
        assertThat(first().code()).isEqualTo(ReasonCode.OPERATION_UNSEEN);

        tenant.policy = exempting("*", TODAY);
        assertThat(first().code()).isEqualTo(ReasonCode.NO_EVIDENCE);

        tenant.policy = exempting("listings.search", TODAY);
        tenant.met(DiscrepancyState.OPEN, Severity.DEVIATION, null, 1);
        assertThat(first().code()).isEqualTo(ReasonCode.OPEN_DISCREPANCY);
    }

    @Test
    void one_of_anything_is_spoken_of_as_one() {
        tenant.operation(2).latency = OperationFixture.latency(99, 20, 21);
        assertThat(first().cure()).startsWith("1 more compared read: about ");

        tenant.operation(1).cases = 58;
        assertThat(first().message())
                .isEqualTo("listings.get needs 1 more distinct case; 58 cases in 4,500 matches agreed so far");
        assertThat(first().cure()).startsWith("1 more distinct case: about ");

        tenant.operations.subList(0, 2).clear();
        tenant.operation(0).cases = 1;
        assertThat(tenant.verdict().reasons())
                .anySatisfy(reason -> assertThat(reason.message())
                        .startsWith("1 distinct case without a mismatch does not show the rate to be below"));
        tenant.operation(0).mismatch = 1;
        assertThat(tenant.verdict().reasons())
                .anySatisfy(reason -> assertThat(reason.message()).startsWith("1 mismatch in 2 distinct cases"));
    }

    private static Policy exempting(String operations, LocalDate until) {
        Exemption exemption = new Exemption(
                new PolicyScope(List.of(new Glob(operations)), List.of(Glob.ANY)),
                new Governance("It goes.", "reports", until, null));
        Policy standard = Policy.of(Preset.STANDARD);
        return new Policy(standard.base(), List.of(), List.of(), List.of(exemption), List.of(), List.of());
    }

    @Test
    void a_short_list_of_cases_suffices_where_the_policy_allows_it_and_no_new_ones_turn_up() {
        tenant.policy = Policy.of(Preset.SMALL_TENANT);
        OperationFixture few = new OperationFixture("statistics.get", 3);
        few.match = 200;
        few.seenOnce = 0;
        tenant.operations.add(few);
        assertThat(tenant.verdict().decision()).isEqualTo(Decision.READY);

        few.seenOnce = 3;
        few.match = 40;
        assertThat(first().code()).isEqualTo(ReasonCode.DISTINCT_CASES);

        few.seenOnce = 0;
        few.match = 28;
        assertThat(first().code()).isEqualTo(ReasonCode.DISTINCT_CASES);
    }

    @Test
    void nothing_is_claimed_where_the_pipeline_or_the_builds_are_in_doubt() {
        tenant.candidate = null;
        assertThat(tenant.verdict().sentence())
                .isEqualTo("Nothing is claimed about tenant acme: it is not known which builds answered.");

        tenant.problems.add("the spool is full");
        assertThat(tenant.verdict().sentence())
                .isEqualTo("Nothing is claimed about tenant acme: Parallax cannot vouch for its own evidence.");
    }
}
