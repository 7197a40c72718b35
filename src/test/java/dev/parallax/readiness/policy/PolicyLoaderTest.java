package dev.parallax.readiness.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.statistics.Confidence;
import dev.parallax.readiness.statistics.Share;
import dev.parallax.rules.load.RuleSource;
import dev.parallax.rules.problem.RuleProblem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyLoaderTest {

    private static final Tenant ACME = new Tenant("acme");
    private static final OperationId SEARCH = new OperationId("listings.search");

    private static Policy policy(String yaml) {
        return PolicyLoader.parse(RuleSource.inline(yaml));
    }

    @Test
    void the_shipped_policy_is_the_standard_preset() {
        assertThat(PolicyLoader.load(Path.of("diff-rules"))).isEqualTo(Policy.of(Preset.STANDARD));
    }

    @Test
    void without_a_file_the_standard_preset_holds(@TempDir Path directory) {
        assertThat(PolicyLoader.load(directory)).isEqualTo(Policy.of(Preset.STANDARD));
    }

    @Test
    void an_empty_file_is_the_standard_preset() {
        assertThat(policy("# nothing\n")).isEqualTo(Policy.of(Preset.STANDARD));
    }

    @Test
    void the_standard_preset_asks_what_the_documentation_says() {
        Requirements standard = Preset.STANDARD.requirements();

        assertThat(standard)
                .isEqualTo(new Requirements(
                        new MismatchLimit(Share.percent(0.1), Confidence.percent(95)),
                        new Pooling(false, 50, Share.percent(20), Share.percent(1)),
                        Duration.ofDays(3),
                        Duration.ofDays(1),
                        Share.NONE,
                        new OperationRequirements(
                                new CaseMinimum(59, false),
                                new Budgets(Share.percent(5), Share.percent(5), Share.ALL),
                                new LatencyLimit(1.25, Duration.ofMillis(10), 100, true))));
        assertThat(Preset.STRICT.requirements().operation().cases().minimum()).isEqualTo(99);
        assertThat(Preset.SMALL_TENANT.requirements().operation().cases()).isEqualTo(new CaseMinimum(29, true));
    }

    @Test
    void a_small_tenant_may_be_shown_beside_fifty_others_of_which_none_brings_more_than_a_fifth() {
        Requirements small = Preset.SMALL_TENANT.requirements();

        assertThat(small.mismatches().limit()).isEqualTo(Share.percent(0.1));
        assertThat(small.pooling()).isEqualTo(new Pooling(true, 50, Share.percent(20), Share.percent(1)));
    }

    @Test
    void every_word_is_understood() {
        Policy policy = policy("""
                preset: strict
                mismatches: {limit: 1%, confidence: 90 %}
                pooling: {allowed: true, tenants: 30, largest: 25%, own: 2%}
                cases: {minimum: 20, finite: true}
                not-compared: 2.5%
                unstable: 3%
                masked: 40%
                soak: 5s
                freshness: 90m
                contract: 80%
                latency: {ratio: 2, slack: 50ms, pairs: 10, shown: false}
                """);

        assertThat(policy.base())
                .isEqualTo(new Requirements(
                        new MismatchLimit(Share.percent(1), Confidence.percent(90)),
                        new Pooling(true, 30, Share.percent(25), Share.percent(2)),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(90),
                        Share.percent(80),
                        new OperationRequirements(
                                new CaseMinimum(20, true),
                                new Budgets(Share.percent(2.5), Share.percent(3), Share.percent(40)),
                                new LatencyLimit(2, Duration.ofMillis(50), 10, false))));
    }

    @Test
    void an_operation_is_asked_what_its_entries_say_and_the_rest_as_before() {
        Policy policy = policy("""
                operations:
                  - {on: [listings.*, agents.*], cases: {minimum: 5}}
                  - {on: listings.search, latency: {ratio: 3}}
                """);

        assertThat(policy.of(ACME, SEARCH).cases()).isEqualTo(new CaseMinimum(5, false));
        assertThat(policy.of(ACME, SEARCH).latency()).isEqualTo(new LatencyLimit(3, Duration.ofMillis(10), 100, true));
        assertThat(policy.of(ACME, new OperationId("homeowners.list")))
                .isEqualTo(Preset.STANDARD.requirements().operation());
    }

    @Test
    void a_tenant_may_start_from_another_preset_and_wins_over_operations() {
        Policy policy = policy("""
                soak: 1h
                operations:
                  - {on: listings.search, cases: {minimum: 5}}
                tenants:
                  - {for: pilot-*, preset: small-tenant, mismatches: {limit: 2%}}
                  - for: [pilot-7]
                    operations:
                      - {on: "*", cases: {minimum: 3}}
                """);

        assertThat(policy.of(ACME).soak()).isEqualTo(Duration.ofHours(1));
        assertThat(policy.of(new Tenant("pilot-1")).soak()).isEqualTo(Duration.ofDays(5));
        assertThat(policy.of(new Tenant("pilot-1")).mismatches().limit()).isEqualTo(Share.percent(2));
        assertThat(policy.of(new Tenant("pilot-1"), SEARCH).cases()).isEqualTo(new CaseMinimum(5, true));
        assertThat(policy.of(new Tenant("pilot-7"), SEARCH).cases()).isEqualTo(new CaseMinimum(3, true));
    }

    @Test
    void an_exemption_ends_with_its_last_day_and_holds_only_for_its_tenants() {
        Policy policy = policy("""
                exempt:
                  - {on: listings.*, for: acme, because: It goes., owner: search, until: 2027-03-31}
                """);

        assertThat(policy.exemption(ACME, SEARCH, LocalDate.parse("2027-03-31")))
                .isPresent();
        assertThat(policy.exemption(ACME, SEARCH, LocalDate.parse("2027-04-01")))
                .isEmpty();
        assertThat(policy.exemption(new Tenant("b"), SEARCH, LocalDate.parse("2027-03-31")))
                .isEmpty();
        assertThat(policy.exemption(ACME, new OperationId("agents"), LocalDate.parse("2027-03-31")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T14:59:59Z, false", // Friday 15:59:59 in Berlin
        "2026-11-20T15:00:00Z, true",
        "2026-11-21T06:59:59Z, true", // Saturday morning still belongs to Friday's
        "2026-11-21T07:00:00Z, false",
        "2026-11-21T16:00:00Z, false", // Saturday is no day it starts on
    })
    void a_blackout_lasts_over_midnight_in_its_zone(Instant at, boolean covered) {
        Policy policy = policy("""
                blackout:
                  - {days: [fri], from: "16:00", to: "08:00", zone: Europe/Berlin, because: weekend}
                """);

        assertThat(policy.blackout(at).isPresent()).isEqualTo(covered);
    }

    @Test
    void everything_wrong_is_said_at_once_with_line_and_word() {
        PolicyException refused = catchThrowableOfType(PolicyException.class, () -> policy("""
                preset: lax
                mismatches: {limit: 0.001, confidence: 100%}
                cases: {minimum: 0, finit: true}
                soak: soon
                freshness: 0s
                latency: {ratio: 0.5}
                exempt:
                  - {on: listings.*, because: It goes., until: tomorrow}
                blackout:
                  - {days: [someday], from: "25:00", to: "08:00", zone: Mars, because: x}
                tenants:
                  - {preset: strict}
                cover: 5%
                """));

        assertThat(refused.problems())
                .extracting(problem -> problem.at().line())
                .containsExactly(1, 2, 2, 3, 3, 4, 5, 6, 8, 8, 10, 10, 10, 12, 13);
        assertThat(refused.problems())
                .extracting(RuleProblem::toString)
                .anySatisfy(problem -> assertThat(problem).contains("0.001", "0.1%"));
        assertThat(refused).hasMessageContaining("did you mean 'finite'?").hasMessageContaining("'owner' is missing");
    }

    @ParameterizedTest
    @CsvSource({"[1]", "text", "{soak: {a: 1}}", "'preset: standard\npreset: strict'", "'\u0000'", "'{'"})
    void what_is_no_policy_is_refused(String yaml) {
        assertThat(catchThrowableOfType(PolicyException.class, () -> policy(yaml)))
                .isNotNull();
    }
}
