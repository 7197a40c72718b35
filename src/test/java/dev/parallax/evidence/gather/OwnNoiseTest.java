package dev.parallax.evidence.gather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.evidence.NoiseReader.NoisyPlace;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Fragment;
import dev.parallax.exchange.JsonPointer;
import dev.parallax.exchange.Location;
import dev.parallax.exchange.Operation;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.book.RuleBookDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is kept of legacy's second answers: how often, where, a little of it, and never of whom it must not be. */
class OwnNoiseTest {

    private static final Tenant ACME = new Tenant("acme");
    private static final Tenant BETA = new Tenant("beta");

    private final Gatherer gatherer = new Gatherer(new Evidencing(List.of("pesel"), List.of(), false), Limits.DEFAULT);

    @Test
    void a_place_knows_how_often_it_differed_of_how_many_reads_asked_twice() {
        again(ACME, List.of(at("/at", "\"1\"", "\"2\"")));
        again(ACME, List.of());
        again(BETA, List.of(at("/at", "\"3\"", "\"4\"")));

        assertThat(gatherer.noise(Optional.empty())).singleElement().satisfies(place -> {
            assertThat(place.operation()).isEqualTo(Reads.LISTING.id());
            assertThat(place.at().text()).isEqualTo("$.at");
            assertThat(place.times()).isEqualTo(2);
            assertThat(place.asked()).isEqualTo(3);
            assertThat(place.seen()).hasSize(2);
        });
    }

    @Test
    void a_caller_sees_the_noise_of_its_own_tenants_only() {
        again(ACME, List.of(at("/at", "\"1\"", "\"2\"")));
        again(BETA, List.of(at("/of", "\"3\"", "\"4\"")));

        assertThat(gatherer.noise(Optional.of(Set.of(BETA))))
                .extracting(place -> place.at().text(), NoisyPlace::asked)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("$.of", 1L));
    }

    @Test
    void a_list_that_differs_in_many_elements_is_one_read_that_differed() {
        again(ACME, List.of(at("/at", "\"1\"", "\"2\""), at("/at", "\"3\"", "\"4\"")));

        assertThat(gatherer.noise(Optional.empty()))
                .extracting(NoisyPlace::times)
                .containsExactly(1L);
    }

    @Test
    void values_are_redacted_and_long_ones_are_not_kept() {
        again(ACME, List.of(at("/pesel", "\"80010112345\"", "\"80010112346\""), at("/text", quoted(257), quoted(3))));

        assertThat(gatherer.noise(Optional.empty()))
                .flatExtracting(NoisyPlace::seen)
                .extracting(Difference::legacy)
                .containsExactly(new Fragment.Present("[redacted]", 13, false), new Fragment.Present("", 259, true));
    }

    @Test
    void places_and_examples_are_bounded_and_the_latest_examples_stay() {
        for (int read = 0; read < 10; read++) {
            String second = "" + read;
            again(
                    ACME,
                    IntStream.range(0, OwnNoise.MOST_PLACES + 9)
                            .mapToObj(place -> at("/p" + place, "-1", second))
                            .toList());
        }

        assertThat(gatherer.noise(Optional.empty()))
                .hasSize(OwnNoise.MOST_PLACES)
                .allSatisfy(place -> {
                    assertThat(place.times()).isEqualTo(10);
                    assertThat(place.seen())
                            .extracting(difference -> ((Fragment.Present) difference.candidate()).text())
                            .containsExactly("7", "8", "9");
                });
    }

    @Test
    void operations_of_tenants_are_bounded_and_the_least_recently_used_go() {
        for (int tenant = 0; tenant <= OwnNoise.MOST_READS; tenant++) {
            again(new Tenant("t" + tenant), List.of(at("/at", "1", "2")));
        }

        assertThat(gatherer.noise(Optional.empty()))
                .extracting(NoisyPlace::asked)
                .containsExactly((long) OwnNoise.MOST_READS);
        assertThat(gatherer.noise(Optional.of(Set.of(new Tenant("t0"))))).isEmpty();
    }

    @Test
    void other_rules_in_force_begin_anew() {
        again(ACME, List.of(at("/at", "1", "2")));

        gatherer.askedAgain(read(ACME, Origin.PROXY, Side.LEGACY), List.of(), new RuleBookDigest("b".repeat(64)));

        assertThat(gatherer.noise(Optional.empty())).isEmpty();
    }

    @Test
    void a_tenant_that_is_erased_leaves_no_noise() {
        again(ACME, List.of(at("/at", "1", "2")));

        gatherer.forget(ACME);

        assertThat(gatherer.noise(Optional.empty())).isEmpty();
    }

    @Test
    void what_the_candidate_serves_and_what_nobody_asked_does_not_count() {
        List<Difference> drift = List.of(at("/at", "1", "2"));
        gatherer.askedAgain(read(ACME, Origin.PROXY, Side.CANDIDATE), drift, Reads.RULES);
        gatherer.askedAgain(read(ACME, Origin.RECHECK, Side.LEGACY), drift, Reads.RULES);
        gatherer.askedAgain(read(ACME, Origin.HEARTBEAT, Side.LEGACY), drift, Reads.RULES);

        assertThat(gatherer.noise(Optional.empty())).isEmpty();
    }

    private void again(Tenant tenant, List<Difference> drift) {
        gatherer.askedAgain(read(tenant, Origin.PROXY, Side.LEGACY), drift, Reads.RULES);
    }

    private static CapturedRead read(Tenant tenant, Origin origin, Side serving) {
        Operation operation = Reads.LISTING;
        CapturedRead read = Reads.read(tenant, operation, "/api/listings/1");
        return new CapturedRead(read.id(), tenant, operation, read.request(), serving, origin, read.at());
    }

    private static Difference at(String pointer, String once, String again) {
        return new Difference(
                new Location.InBody(new JsonPointer(pointer), new JsonPointer(pointer)),
                new PathPattern("$" + pointer.replace('/', '.')),
                DifferenceKind.VALUE,
                Severity.DEVIATION,
                new Fragment.Present(once, once.length(), false),
                new Fragment.Present(again, again.length(), false),
                new ChangeShape("another value"));
    }

    private static String quoted(int length) {
        return '"' + "x".repeat(length) + '"';
    }
}
