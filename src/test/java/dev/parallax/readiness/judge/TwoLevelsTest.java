package dev.parallax.readiness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.evidence.DiscrepancyState;
import dev.parallax.evidence.Epoch;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Background;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.Verdict;
import dev.parallax.readiness.policy.Policy;
import dev.parallax.readiness.policy.Preset;
import dev.parallax.rules.book.RuleBookDigest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Small tenants are shown by many together and by themselves, and never against a mismatch of their own. */
class TwoLevelsTest {

    private final TenantFixture small = new TenantFixture();
    private final List<TenantEvidence> others = new ArrayList<>();

    @BeforeEach
    void sixty_tenants_of_a_hundred_cases_an_operation() {
        small.policy = Policy.of(Preset.SMALL_TENANT);
        small.operations.forEach(operation -> resize(operation, 150));
        for (int i = 1; i < 60; i++) {
            others.add(other("tenant-" + i, 100).evidence());
        }
    }

    private static TenantFixture other(String name, long cases) {
        TenantFixture other = new TenantFixture();
        other.tenant = new Tenant(name);
        other.operations.forEach(operation -> resize(operation, cases));
        return other;
    }

    private static void resize(OperationFixture operation, long cases) {
        operation.cases = cases;
        operation.match = cases * 3;
        operation.seenOnce = cases / 10;
    }

    private Verdict verdict() {
        List<TenantEvidence> all = new ArrayList<>(others);
        all.add(small.evidence());
        small.background = Background.NONE.beside(Pools.of(all, TenantFixture.TODAY));
        return small.verdict();
    }

    private String bound() {
        return verdict().reasons().stream()
                .filter(reason -> reason.code() == ReasonCode.MISMATCH_BOUND)
                .findFirst()
                .orElseThrow()
                .message();
    }

    @Test
    void many_tenants_together_and_a_weaker_bound_of_its_own_are_enough() {
        assertThat(verdict().decision()).isEqualTo(Decision.READY);
        assertThat(verdict().reasons()).anySatisfy(reason -> {
            assertThat(reason.code()).isEqualTo(ReasonCode.POOLED);
            assertThat(reason.figure()).isEqualTo("at most 0.069 % over 60 tenants");
            assertThat(reason.limit()).isEqualTo("below 0.1 % over at least 50 tenants, none above 20 %");
        });
        assertThat(verdict().sentence())
                .isEqualTo("With 95 % confidence, at most 0.069 % in each of its operations over 60 or more tenants"
                        + " together, and at most 0.923 % of requests like those compared differ between build L41 and"
                        + " build C209 for tenant acme by itself, over 3 of the 3 operations it uses.");
    }

    @Test
    void without_the_pool_or_where_it_is_not_allowed_its_own_cases_have_to_show_it_all() {
        others.clear();
        assertThat(bound()).endsWith("; listings.search over all tenants: 1 of the 50 tenants it takes");

        sixty_tenants_of_a_hundred_cases_an_operation();
        small.policy = Policy.of(Preset.STANDARD);
        assertThat(bound())
                .isEqualTo("450 distinct cases without a mismatch do not show the rate to be below 0.1 % with"
                        + " 95 % confidence; 4,168 would");
    }

    @Test
    void a_mismatch_of_its_own_is_never_outweighed_by_others() {
        small.operation(0).mismatch = 1;
        small.operation(0).mismatchedCases = 1;

        assertThat(verdict().decision()).isEqualTo(Decision.INSUFFICIENT_EVIDENCE);
        assertThat(bound()).endsWith("; no pool outweighs 1 mismatch of its own");

        small.met(DiscrepancyState.OPEN, Severity.DEVIATION, null, 1);
        assertThat(verdict().decision()).isEqualTo(Decision.NOT_READY);
        assertThat(verdict().reasons().get(0).code()).isEqualTo(ReasonCode.OPEN_DISCREPANCY);
    }

    @Test
    void one_operation_that_all_tenants_say_too_little_about_is_enough_to_refuse() {
        others.replaceAll(other -> {
            TenantFixture less = other(other.tenant().name(), 100);
            resize(less.operation(1), 60);
            return less.evidence();
        });

        assertThat(bound())
                .endsWith("; listings.get over all tenants: 3,690 distinct cases without a mismatch that count,"
                        + " 4,168 would do");
    }

    @Test
    void mismatches_of_others_count_in_the_pool() {
        TenantFixture broken = other("tenant-1", 100);
        broken.operation(2).mismatch = 5;
        broken.operation(2).mismatchedCases = 4;
        others.set(0, broken.evidence());

        assertThat(bound()).contains("agents.list over all tenants: 4 mismatches in 6,054 distinct cases that count");
    }

    @Test
    void evidence_of_other_builds_of_unnamed_builds_and_of_books_that_do_not_balance_is_left_out() {
        TenantFixture elsewhere = other("tenant-1", 100);
        elsewhere.candidate = new BuildId("C208");
        others.set(0, elsewhere.evidence());
        for (int i = 1; i < 6; i++) {
            TenantFixture unnamed = other("tenant-" + (i + 1), 100);
            unnamed.candidate = null;
            others.set(i, unnamed.evidence());
        }
        for (int i = 6; i < 12; i++) {
            TenantFixture unbalanced = other("tenant-" + (i + 1), 100);
            unbalanced.operations.forEach(operation -> operation.vanished = 1);
            others.set(i, unbalanced.evidence());
        }

        assertThat(bound()).endsWith("over all tenants: 48 of the 50 tenants it takes");
    }

    @Test
    void too_few_cases_of_its_own_are_named_and_a_finite_list_of_them_will_do() {
        small.operations.forEach(operation -> resize(operation, 40));
        assertThat(bound())
                .endsWith("; all tenants together would do, but its own 120 distinct cases neither show less than 1 %"
                        + " (415 would) nor leave so little unseen (5.76 % of its reads)");

        small.operations.forEach(operation -> {
            operation.seenOnce = 0;
            operation.match = 122; // 366 in all
        });
        assertThat(bound()).endsWith("nor leave so little unseen (1.01 % of its reads)");

        small.operation(0).match = 124;
        assertThat(verdict().decision()).isEqualTo(Decision.READY);
    }

    @Test
    void an_operation_never_compared_is_still_named() {
        small.operations.add(new OperationFixture("reports.month-end", 0).neverCompared());

        assertThat(verdict().reasons().get(0).code()).isEqualTo(ReasonCode.OPERATION_UNSEEN);
    }

    @Test
    void what_counts_as_an_attempt_is_evidence_that_somebody_would_rather_begin_afresh_from() {
        Judge judge = new Judge();
        TenantFixture alone = new TenantFixture();
        assertThat(judge.spends(alone.evidence(), alone.policy, Background.NONE, alone.now))
                .isFalse(); // clean
        alone.operation(0).mismatch = 1;
        assertThat(judge.spends(alone.evidence(), alone.policy, Background.NONE, alone.now))
                .isFalse(); // one in 4,201 is better than nothing seen at all
        alone.operation(0).mismatch = 9;
        alone.operation(0).mismatchedCases = 9;
        assertThat(judge.spends(alone.evidence(), alone.policy, Background.NONE, alone.now))
                .isTrue();
        alone.candidate = null;
        assertThat(judge.spends(alone.evidence(), alone.policy, Background.NONE, alone.now))
                .isFalse(); // of no build in particular

        verdict();
        assertThat(judge.spends(small.evidence(), small.policy, small.background, small.now))
                .isFalse();
        small.operation(0).mismatch = 1;
        assertThat(judge.spends(small.evidence(), small.policy, small.background, small.now))
                .isTrue(); // one keeps it from leaning on others
        small.operation(0).mismatch = 0;
        TenantFixture broken = other("tenant-1", 100);
        broken.operation(2).mismatch = 50;
        broken.operation(2).mismatchedCases = 40;
        others.set(0, broken.evidence());
        verdict();
        assertThat(judge.spends(small.evidence(), small.policy, small.background, small.now))
                .isTrue(); // those it would lean on have it
    }

    @Test
    void a_later_attempt_at_the_same_builds_needs_more_and_says_so() {
        TenantFixture again = new TenantFixture();
        assertThat(again.verdict().decision()).isEqualTo(Decision.READY);

        again.background = new Background(
                null, List.of(new Epoch(again.legacy, again.candidate, new RuleBookDigest("1".repeat(64)))));
        assertThat(again.verdict().decision()).isEqualTo(Decision.INSUFFICIENT_EVIDENCE);
        assertThat(again.verdict().reasons().get(0).message())
                .isEqualTo("4,200 distinct cases without a mismatch do not show the rate to be below 0.1 % with 95 %"
                        + " confidence; 5,307 would (attempt 2 at these builds)");

        again.candidate = new BuildId("C210");
        assertThat(again.verdict().decision()).isEqualTo(Decision.READY);
    }
}
