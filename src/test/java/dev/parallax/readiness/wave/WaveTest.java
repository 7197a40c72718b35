package dev.parallax.readiness.wave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaveTest {

    private static Standing ready(String tenant, long reads, String... operations) {
        return standing(tenant, true, false, reads, operations);
    }

    private static Standing standing(String tenant, boolean ready, boolean moved, long reads, String... operations) {
        return new Standing(
                new Tenant(tenant),
                ready,
                moved,
                reads,
                Arrays.stream(operations).map(OperationId::new).collect(Collectors.toSet()));
    }

    private static List<String> names(Wave wave) {
        return wave.members().stream()
                .map(member -> member.standing().tenant().name())
                .toList();
    }

    @Test
    void only_tenants_that_are_ready_and_have_not_moved_are_chosen() {
        Wave wave = Wave.next(
                List.of(
                        standing("moved", true, true, 1, "a"),
                        standing("broken", false, false, 1, "a"),
                        ready("acme", 9, "a")),
                5);

        assertThat(names(wave)).containsExactly("acme");
        assertThat(wave.ready()).isEqualTo(1);
        assertThat(wave.moved()).isEqualTo(1);
    }

    @Test
    void of_tenants_that_use_the_same_the_smallest_go_first() {
        List<Standing> same =
                List.of(ready("c", 30, "a"), ready("a", 10, "a"), ready("b", 20, "a"), ready("d", 40, "a"));

        assertThat(names(Wave.next(same, 2))).containsExactly("a", "b");
    }

    @Test
    void among_small_ones_those_that_exercise_something_new_go_first() {
        Wave wave = Wave.next(
                List.of(
                        ready("a", 10, "search"),
                        ready("b", 11, "search"),
                        ready("c", 12, "search", "reports"),
                        ready("d", 5_000, "search", "reports", "export"),
                        ready("e", 6_000, "search"),
                        ready("f", 7_000, "search")),
                2);

        assertThat(names(wave)).containsExactly("c", "a");
        assertThat(wave.members().get(0).first()).hasSize(2);
        assertThat(wave.members().get(1).first()).isEmpty();
    }

    @Test
    void what_a_moved_tenant_exercises_is_nothing_new() {
        Wave wave = Wave.next(
                List.of(
                        standing("pilot", true, true, 1, "search", "reports"),
                        ready("a", 10, "search", "reports"),
                        ready("b", 11, "export"),
                        ready("c", 90, "search"),
                        ready("d", 91, "search")),
                1);

        assertThat(names(wave)).containsExactly("b");
    }

    @Test
    void a_large_tenant_waits_while_smaller_ones_are_left_however_much_it_would_teach() {
        List<Standing> standings = new ArrayList<>(IntStream.range(0, 40)
                .mapToObj(i -> ready("small-" + i, 100 + i, "search"))
                .toList());
        standings.add(ready("giant", 1_000_000, "search", "reports", "export"));

        assertThat(names(Wave.next(standings, 10))).hasSize(10).doesNotContain("giant");
    }

    @Test
    void nobody_ready_is_an_empty_wave_and_the_last_ones_all_come() {
        assertThat(Wave.next(List.of(standing("a", false, false, 1, "x")), 3).members())
                .isEmpty();
        assertThat(names(Wave.next(List.of(ready("a", 1, "x"), ready("b", 2, "x")), 3)))
                .containsExactly("a", "b");
    }
}
