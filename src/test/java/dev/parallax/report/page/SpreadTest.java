package dev.parallax.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.evidence.ChartReader.Stay;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void builds_stand_in_order_of_time_and_tenants_in_order_of_harm_on_one_scale() {
        Spread spread = Spread.of(
                List.of(stay("maple", "C208", 2, 0, 4), stay("maple", "C209", 3, 6, 8), stay("oak", null, 9, 8, 10)));

        assertThat(spread.builds()).extracting(Spread.Strip::name).containsExactly("C208", "C209", "not named");
        assertThat(spread.tenants())
                .extracting(Spread.Strip::name, Spread.Strip::occurrences)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("oak", 9L),
                        org.assertj.core.groups.Tuple.tuple("maple", 5L));
        assertThat(spread.builds().get(0).x()).isZero();
        assertThat(spread.builds()).allSatisfy(strip -> {
            assertThat(strip.width()).isPositive();
            assertThat(strip.x() + strip.width()).isLessThanOrEqualTo(1_000);
        });
        assertThat(spread.to()).isEqualTo(START.plus(Duration.ofHours(10)));
    }

    @Test
    void many_tenants_are_cut_and_counted() {
        Spread spread = Spread.of(IntStream.range(0, 40)
                .mapToObj(i -> stay("tenant-" + i, "C209", 1, 0, 0))
                .toList());

        assertThat(spread.tenants()).hasSize(15);
        assertThat(spread.more()).isEqualTo(25);
    }

    private static Stay stay(String tenant, String build, long occurrences, int fromHour, int toHour) {
        return new Stay(
                new Tenant(tenant),
                build == null ? null : new BuildId(build),
                occurrences,
                START.plus(Duration.ofHours(fromHour)),
                START.plus(Duration.ofHours(toHour)));
    }
}
