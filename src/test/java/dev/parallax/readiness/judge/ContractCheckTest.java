package dev.parallax.readiness.judge;

import static dev.parallax.readiness.judge.TenantFixture.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.exchange.OperationId;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.policy.Policy;
import dev.parallax.readiness.policy.PolicyLoader;
import dev.parallax.rules.load.RuleSource;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the contract promises and a tenant never used while it was watched. */
class ContractCheckTest {

    private final TenantFixture tenant = new TenantFixture(); // uses listings.search, listings.get and agents.list

    private void contract(String... operations) {
        tenant.background = tenant.background.under(
                Stream.of(operations).map(OperationId::new).toList());
    }

    private static Policy policy(String yaml) {
        return PolicyLoader.parse(RuleSource.inline(yaml));
    }

    private Reason first() {
        return tenant.verdict().reasons().get(0);
    }

    @Test
    void a_contract_is_not_asked_about_unless_the_policy_does() {
        contract("listings.search", "reports.month-end");

        assertThat(tenant.verdict().decision()).isEqualTo(Decision.READY);
        assertThat(tenant.verdict().reasons())
                .extracting(Reason::code)
                .doesNotContain(ReasonCode.CONTRACT_UNSEEN, ReasonCode.WAIVED);
    }

    @Test
    void an_operation_nobody_used_is_named_with_figure_limit_and_cure() {
        tenant.policy = policy("contract: 100%");
        contract("agents.list", "listings.get", "listings.search", "reports.month-end");

        assertThat(first())
                .isEqualTo(Reason.of(
                                ReasonCode.CONTRACT_UNSEEN,
                                Decision.INSUFFICIENT_EVIDENCE,
                                "compared of the contract: 3 of 4 operations; never reports.month-end")
                        .found("75 %")
                        .asked("at least 100 %")
                        .curedBy("have the tenant use them, or replay recorded requests; what it will never use is"
                                + " exempted, with reason, owner and end date"));
    }

    @Test
    void a_share_is_met_just_at_it_and_not_below() {
        contract("agents.list", "listings.get", "listings.search", "reports.month-end");

        tenant.policy = policy("contract: 75%");
        assertThat(tenant.verdict().decision()).isEqualTo(Decision.READY);

        tenant.policy = policy("contract: 75.1%");
        assertThat(first().code()).isEqualTo(ReasonCode.CONTRACT_UNSEEN);
    }

    @Test
    void what_was_used_and_not_compared_is_not_covered() {
        tenant.policy = policy("contract: 100%");
        contract("agents.list");
        tenant.operation(2).neverCompared();

        assertThat(tenant.verdict().reasons())
                .filteredOn(reason -> reason.decision() != Decision.READY)
                .extracting(Reason::code)
                .startsWith(ReasonCode.OPERATION_UNSEEN, ReasonCode.CONTRACT_UNSEEN);
    }

    @Test
    void an_exempt_operation_is_no_part_of_it_and_shown_as_waived() {
        contract("agents.list", "reports.month-end");

        tenant.policy = exempting(TODAY);
        assertThat(tenant.verdict().decision()).isEqualTo(Decision.READY);
        assertThat(tenant.verdict().sentence()).endsWith("; 1 waiver apart.");
        assertThat(tenant.verdict().reasons())
                .filteredOn(reason -> reason.code() == ReasonCode.WAIVED)
                .extracting(Reason::message)
                .containsExactly("reports.month-end is exempt until 2026-11-21, by reports: It goes.");

        tenant.policy = exempting(TODAY.minusDays(1));
        assertThat(first().message()).isEqualTo("compared of the contract: 1 of 2 operations; never reports.month-end");
    }

    private static Policy exempting(LocalDate until) {
        return policy(
                "contract: 100%\nexempt: [{on: reports.*, because: It goes., owner: reports, until: " + until + "}]");
    }

    @Test
    void what_is_asked_of_some_tenants_is_asked_of_no_others() {
        tenant.policy = policy("tenants: [{for: birch, contract: 100%}]");
        contract("reports.month-end");
        assertThat(tenant.verdict().decision()).isEqualTo(Decision.READY);

        tenant.policy = policy("tenants: [{for: acme, contract: 100%}]");
        assertThat(first().code()).isEqualTo(ReasonCode.CONTRACT_UNSEEN);
    }

    @Test
    void a_contract_that_nobody_named_covers_nothing() {
        tenant.policy = policy("contract: 50%");

        assertThat(first().code()).isEqualTo(ReasonCode.CONTRACT_UNSEEN);
        assertThat(first().message())
                .isEqualTo("the policy asks for 50 % of the contract's operations, and no document declares any");
        assertThat(first().cure()).contains("PARALLAX_OPENAPI");
    }

    @Test
    void of_many_a_few_are_named() {
        tenant.policy = policy("contract: 100%");
        tenant.background = tenant.background.under(Stream.iterate(1, i -> i + 1)
                .limit(400)
                .map(i -> new OperationId(String.format("other.%03d", i)))
                .toList());

        assertThat(first().message())
                .isEqualTo("compared of the contract: 0 of 400 operations; never other.001, other.002, other.003,"
                        + " other.004, other.005 and 395 more");
        assertThat(List.of(first().figure(), first().limit())).containsExactly("0 %", "at least 100 %");
    }
}
