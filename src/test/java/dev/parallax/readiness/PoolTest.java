package dev.parallax.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.evidence.Epoch;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.OperationId;
import dev.parallax.readiness.statistics.Share;
import dev.parallax.readiness.statistics.Trials;
import dev.parallax.rules.book.RuleBookDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What tenants showed together, and how much of it one of them may bring. */
class PoolTest {

    private static final Share FIFTH = Share.percent(20);
    private static final Pool.Subject SEARCH = new Pool.Subject(
            new Epoch(new BuildId("L41"), new BuildId("C209"), new RuleBookDigest("0".repeat(64))),
            new OperationId("listings.search"));

    private static Pool.Pooled of(Share largest, Trials... tenants) {
        return new Pool(Map.of(SEARCH, List.of(tenants))).of(SEARCH, largest);
    }

    private static Trials clean(long cases) {
        return new Trials(cases, 0);
    }

    @Test
    void equal_tenants_count_whole() {
        assertThat(of(FIFTH, clean(10), clean(10), clean(10), clean(10), clean(10)))
                .isEqualTo(new Pool.Pooled(5, clean(50)));
    }

    @Test
    void of_a_tenant_that_brings_too_much_only_its_share_counts() {
        // 25 of 125 are a fifth.
        assertThat(of(FIFTH, clean(9_000), clean(20), clean(20), clean(20), clean(20), clean(20)))
                .isEqualTo(new Pool.Pooled(6, clean(125)));
    }

    @Test
    void several_large_tenants_are_cut_to_the_same_number() {
        // m = (2m + 60) / 5, so m = 20.
        assertThat(of(FIFTH, clean(900), clean(70), clean(20), clean(20), clean(20)))
                .isEqualTo(new Pool.Pooled(5, clean(100)));
    }

    @Test
    void where_each_is_more_than_the_share_nothing_clean_counts() {
        assertThat(of(FIFTH, clean(100), clean(100), clean(100), clean(100)).trials())
                .isEqualTo(clean(0));
    }

    @Test
    void mismatches_all_count_however_little_of_their_tenant_does() {
        assertThat(of(FIFTH, new Trials(9_000, 300), clean(20), clean(20), clean(20), clean(20), clean(20)))
                .isEqualTo(new Pool.Pooled(6, new Trials(400, 300)));
    }

    @Test
    void nothing_is_known_of_other_builds_or_operations() {
        Pool pool = new Pool(Map.of(SEARCH, List.of(clean(5))));

        assertThat(pool.of(new Pool.Subject(SEARCH.epoch(), new OperationId("agents.list")), Share.ALL))
                .isEqualTo(new Pool.Pooled(0, clean(0)));
        Epoch next = new Epoch(
                new BuildId("L41"), new BuildId("C210"), SEARCH.epoch().rules());
        assertThat(pool.of(new Pool.Subject(next, SEARCH.operation()), Share.ALL))
                .isEqualTo(new Pool.Pooled(0, clean(0)));
        assertThat(pool.of(SEARCH, Share.ALL)).isEqualTo(new Pool.Pooled(1, clean(5)));
    }

    @Property(tries = 200)
    void no_tenant_is_ever_above_its_share_and_no_more_is_cut_than_that_takes(
            @ForAll @Size(min = 1, max = 80) List<@IntRange(max = 500) Integer> cases,
            @ForAll @IntRange(min = 2, max = 60) int percent) {
        Share largest = Share.percent(percent);
        List<Trials> tenants = new ArrayList<>();
        cases.forEach(each -> tenants.add(clean(each)));

        long total = of(largest, tenants.toArray(Trials[]::new)).trials().cases();

        // By trying: the largest m with m <= share * sum(min(n, m)).
        long expected = 0;
        for (long most = 500; most >= 0 && expected == 0; most--) {
            long cut = most;
            long sum = cases.stream().mapToLong(each -> Math.min(each, cut)).sum();
            long brought =
                    cases.stream().mapToLong(each -> Math.min(each, cut)).max().orElse(0);
            expected = brought <= largest.fraction() * sum + 1e-9 ? sum : 0;
        }
        assertThat(total).isBetween(expected - cases.size(), expected);
    }
}
