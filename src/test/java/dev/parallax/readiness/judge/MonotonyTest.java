package dev.parallax.readiness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.evidence.DiscrepancyState;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.SkipReason;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Verdict;
import dev.parallax.readiness.policy.Policy;
import dev.parallax.readiness.policy.Preset;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** What is worse for a tenant never makes its verdict better, wherever it starts from. */
@Tag("property")
class MonotonyTest {

    /** Ways to make a tenant look worse while all else stays. */
    private static final List<BiConsumer<TenantFixture, Random>> WORSE = List.of(
            (tenant, random) -> tenant.met(DiscrepancyState.OPEN, Severity.DEVIATION, null, random.nextInt(9)),
            (tenant, random) -> {
                OperationFixture operation = any(tenant, random);
                if (operation.match > operation.cases) {
                    operation.match--;
                    operation.mismatch++;
                    operation.mismatchedCases++;
                }
            },
            (tenant, random) -> any(tenant, random).cases /= 2,
            (tenant, random) -> any(tenant, random).crashGap += 1 + random.nextInt(500),
            (tenant, random) ->
                    any(tenant, random).notCompared.merge(SkipReason.SHED, 1L + random.nextInt(500), Long::sum),
            (tenant, random) -> {
                OperationFixture operation = any(tenant, random);
                long moved = Math.min(1 + random.nextInt(500), Math.max(0, operation.match - operation.cases));
                operation.match -= moved;
                operation.unstable += moved;
            },
            (tenant, random) -> any(tenant, random).vanished += 1 + random.nextInt(5),
            (tenant, random) -> any(tenant, random).seenOnce += random.nextInt(50),
            (tenant, random) -> {
                OperationFixture operation = any(tenant, random);
                long before = operation.latency.candidateP95().toMillis();
                operation.latency = OperationFixture.latency(1_000, 20, before + random.nextInt(20));
            },
            (tenant, random) ->
                    tenant.lastComparedAt = tenant.lastComparedAt.minus(Duration.ofHours(random.nextInt(40))),
            (tenant, random) ->
                    tenant.epochStartedAt = tenant.epochStartedAt.plus(Duration.ofHours(random.nextInt(200))),
            (tenant, random) ->
                    tenant.operations.add(new OperationFixture("extra." + random.nextInt(), 0).neverCompared()),
            (tenant, random) -> tenant.candidate = null,
            (tenant, random) -> tenant.mixedBuilds = true,
            (tenant, random) -> tenant.overflow = true,
            (tenant, random) -> tenant.problems.add("the heartbeat was missed"));

    private static OperationFixture any(TenantFixture tenant, Random random) {
        return tenant.operation(random.nextInt(3));
    }

    @Property(tries = 5_000)
    void what_is_worse_never_makes_a_verdict_better(@ForAll long seed) {
        Random random = new Random(seed);
        TenantFixture tenant = new TenantFixture();
        tenant.policy = Policy.of(random.nextBoolean() ? Preset.STANDARD : Preset.SMALL_TENANT);
        Decision before = tenant.verdict().decision();
        for (int step = 0; step < 8; step++) {
            WORSE.get(random.nextInt(WORSE.size())).accept(tenant, random);

            Decision after = tenant.verdict().decision();
            assertThat(after.weight()).isGreaterThanOrEqualTo(before.weight());
            before = after;
        }
    }

    @Property(tries = 2_000)
    void a_verdict_is_ready_exactly_if_every_reason_is_and_its_first_reason_decides(@ForAll long seed) {
        Random random = new Random(seed);
        TenantFixture tenant = new TenantFixture();
        for (int step = random.nextInt(4); step > 0; step--) {
            WORSE.get(random.nextInt(WORSE.size())).accept(tenant, random);
        }

        Verdict verdict = tenant.verdict();

        assertThat(verdict.reasons().get(0).decision()).isEqualTo(verdict.decision());
        assertThat(verdict.reasons()).allSatisfy(reason -> {
            if (reason.decision() != Decision.READY) {
                assertThat(reason.cure()).isNotBlank();
            }
        });
    }
}
