package dev.parallax.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.exchange.Body;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Operation;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.PathTemplate;
import dev.parallax.exchange.ReadId;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.ReadRequest;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.SkipReason;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** C8: what is left out is left out by a hash of the request or by a stated rate, and says so. */
class LoadBudgetTest {

    private Instant now = Instant.parse("2026-11-21T00:00:00Z");
    private final InstantSource clock = () -> now;

    @Test
    void a_share_of_a_busy_operation_is_sampled_out_and_the_same_requests_always() {
        LoadBudget budget = new LoadBudget(new LoadLimits(Map.of("busy", 0.25), 0, 0, 0, 0), clock);

        long kept = IntStream.range(0, 10_000)
                .filter(i -> budget.refusal(read("acme", "busy", i)).isEmpty())
                .count();

        assertThat(kept).isBetween(2_300L, 2_700L);
        for (int i = 0; i < 100; i++) {
            assertThat(budget.refusal(read("acme", "busy", i))).isEqualTo(budget.refusal(read("acme", "busy", i)));
        }
    }

    @Test
    void rare_operations_are_mirrored_always() {
        LoadBudget budget = new LoadBudget(new LoadLimits(Map.of("rare", 0.0), 3, 0, 0, 0), clock);

        for (int minute = 0; minute < 5; minute++) {
            for (int i = 0; i < 3; i++) {
                assertThat(budget.refusal(read("acme", "rare", i))).isEmpty();
            }
            assertThat(budget.refusal(read("acme", "rare", 4))).contains(SkipReason.SAMPLED_OUT);
            now = now.plusSeconds(60);
        }
    }

    @Test
    void a_tenants_rate_does_not_touch_another_tenant() {
        LoadBudget budget = new LoadBudget(new LoadLimits(Map.of(), 0, 0, 2, 0), clock);

        assertThat(budget.refusal(read("acme", "a", 1))).isEmpty();
        assertThat(budget.refusal(read("acme", "a", 2))).isEmpty();
        assertThat(budget.refusal(read("acme", "a", 3))).contains(SkipReason.RATE_LIMIT);
        assertThat(budget.refusal(read("other", "a", 3))).isEmpty();
        now = now.plusMillis(500);
        assertThat(budget.refusal(read("acme", "a", 4))).isEmpty();
    }

    @Test
    void the_rate_in_all_bounds_everybody_together() {
        LoadBudget budget = new LoadBudget(new LoadLimits(Map.of(), 0, 10, 0, 0), clock);

        long passed = IntStream.range(0, 100)
                .filter(i -> budget.refusal(read("t" + i, "a", i)).isEmpty())
                .count();

        assertThat(passed).isEqualTo(10);
    }

    @Test
    void mirroring_shrinks_while_the_serving_side_is_slower_than_usual_and_grows_back() {
        Shedding shedding = new Shedding(1.25, clock);
        windows(shedding, 20, Duration.ofMillis(20));
        assertThat(shedding.share()).isEqualTo(1);

        windows(shedding, 2, Duration.ofMillis(60));
        assertThat(shedding.share()).isLessThanOrEqualTo(0.5);
        windows(shedding, 10, Duration.ofMillis(60));
        assertThat(shedding.share()).isEqualTo(0.05);
        assertThat(IntStream.range(0, 1_000)
                        .filter(i -> shedding.keeps(read("acme", "a", i)))
                        .count())
                .isBetween(20L, 90L);

        windows(shedding, 12, Duration.ofMillis(20));
        assertThat(shedding.share()).isEqualTo(1);
    }

    @Test
    void what_stays_slow_for_ten_minutes_though_nothing_is_mirrored_becomes_usual() {
        Shedding shedding = new Shedding(1.25, clock);
        windows(shedding, 20, Duration.ofMillis(20));
        windows(shedding, 58, Duration.ofMillis(60));
        assertThat(shedding.share()).isEqualTo(0.05);

        windows(shedding, 12, Duration.ofMillis(60));
        assertThat(shedding.share()).isEqualTo(1);
        windows(shedding, 10, Duration.ofMillis(60));
        windows(shedding, 2, Duration.ofMillis(180));
        assertThat(shedding.share()).as("slower than what is usual now").isLessThan(1);
    }

    @Test
    void nothing_is_shed_before_it_is_known_what_is_usual() {
        Shedding shedding = new Shedding(1.25, clock);
        windows(shedding, 5, Duration.ofMillis(20));
        windows(shedding, 5, Duration.ofMillis(500));

        assertThat(shedding.share()).isEqualTo(1);
    }

    @Test
    void what_parallax_asks_itself_is_not_left_out() {
        LoadBudget budget = new LoadBudget(new LoadLimits(Map.of("a", 0.0), 0, 0, 0, 0), clock);
        CapturedRead read = read("acme", "a", 1);
        CapturedRead recheck = new CapturedRead(
                read.id(), read.tenant(), read.operation(), read.request(), read.serving(), Origin.RECHECK, read.at());

        assertThat(budget.refusal(read)).contains(SkipReason.SAMPLED_OUT);
        assertThat(budget.refusal(recheck)).isEqualTo(Optional.empty());
    }

    private void windows(Shedding shedding, int count, Duration latency) {
        for (int window = 0; window < count; window++) {
            for (int i = 0; i < 50; i++) {
                shedding.served(latency);
            }
            now = now.plusSeconds(10);
        }
        shedding.served(latency);
    }

    private static CapturedRead read(String tenant, String operation, int number) {
        return new CapturedRead(
                new ReadId("0".repeat(31) + "1"),
                new Tenant(tenant),
                new Operation(new OperationId(operation), ReadMethod.GET, new PathTemplate("/**")),
                new ReadRequest(ReadMethod.GET, new Target("/" + number), Headers.empty(), Body.empty()),
                Side.LEGACY,
                Origin.PROXY,
                Instant.EPOCH);
    }
}
