package dev.parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.compare.Classified.Differs;
import dev.parallax.diff.DiffEngine;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Operation;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.Outcome;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.PathTemplate;
import dev.parallax.exchange.ReadId;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.ReadRequest;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.SkipReason;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.book.RuleBook;
import dev.parallax.shadow.Backends;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** D1, D2 and SHADOW_WRITE, against backends whose every answer is scripted. */
class SettlingTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final PairComparer comparer = new PairComparer(new DiffEngine(), new Emptiness());
    private final ShadowWriteWatch watch = new ShadowWriteWatch();
    private final List<List<Difference>> driftSeen = new ArrayList<>();
    private final RepeatSink repeats = (read, drift, rules) -> driftSeen.add(drift);

    @Test
    void a_shadow_that_differs_again_while_serving_stands_still_is_a_mismatch() {
        Scripted backends = new Scripted(serving -> "1", shadow -> "2");

        Settled settled = settle(backends);

        assertThat(settled.outcome()).isInstanceOf(Outcome.Mismatch.class);
        assertThat(backends.asked).containsEntry(Side.LEGACY, 3).containsEntry(Side.CANDIDATE, 2);
    }

    @Test
    void a_row_that_moved_once_between_the_two_reads_is_a_match_D1() {
        Scripted backends = new Scripted(serving -> serving == 0 ? "1" : "2", shadow -> "2");

        assertThat(settle(backends).outcome()).isInstanceOf(Outcome.Match.class);
    }

    @Test
    void a_row_that_moved_does_not_hide_a_bug_D2() {
        Scripted backends = new Scripted(serving -> serving == 0 ? "1" : "2", shadow -> "7");

        assertThat(settle(backends).outcome()).isInstanceOf(Outcome.Mismatch.class);
    }

    @Test
    void data_that_never_stands_still_is_unstable() {
        Scripted backends = new Scripted(serving -> "" + serving, shadow -> "x" + shadow);

        assertThat(settle(backends).outcome()).isInstanceOf(Outcome.Unstable.class);
    }

    @Test
    void data_that_flips_to_and_fro_is_unstable() {
        Scripted backends = new Scripted(serving -> serving == 3 ? "2" : "1", shadow -> shadow == 0 ? "2" : "1");

        assertThat(settle(backends).outcome()).isInstanceOf(Outcome.Unstable.class);
    }

    @Test
    void a_bug_that_comes_and_goes_while_serving_stands_still_is_a_mismatch() {
        Scripted backends = new Scripted(serving -> "1", shadow -> shadow == 0 ? "2" : "1");

        Settled settled = settle(backends);

        assertThat(settled.outcome()).isInstanceOf(Outcome.Mismatch.class);
        assertThat(backends.asked).containsEntry(Side.LEGACY, 5);
    }

    @Test
    void where_serving_differs_from_itself_is_noted_once_a_case() {
        settle(new Scripted(serving -> "" + serving, shadow -> "x" + shadow));

        assertThat(driftSeen)
                .singleElement()
                .satisfies(drift -> assertThat(drift)
                        .extracting(difference -> difference.pattern().text(), Difference::kind)
                        .containsExactly(org.assertj.core.groups.Tuple.tuple("$.v", DifferenceKind.VALUE)));
    }

    @Test
    void a_read_that_was_asked_twice_and_stood_still_is_noted_too() {
        settle(new Scripted(serving -> "1", shadow -> "2"));

        assertThat(driftSeen).containsExactly(List.of());
    }

    @Test
    void without_a_reread_left_the_mismatch_counts() {
        Scripted backends = new Scripted(serving -> serving == 0 ? "1" : "2", shadow -> "2");

        Settled settled = settle(backends, 2);

        assertThat(settled.outcome()).isInstanceOf(Outcome.Mismatch.class);
        assertThat(backends.asked).containsEntry(Side.LEGACY, 1).containsEntry(Side.CANDIDATE, 1);
    }

    @Test
    void a_reread_that_budgets_refuse_leaves_the_mismatch_standing() {
        Backends refusing = new Backends() {
            private int asked;

            @Override
            public CompletionStage<Exchange> ask(Side side, CapturedRead read) {
                return asked++ < 2
                        ? answer(side, side == Side.LEGACY ? "1" : "2")
                        : CompletableFuture.completedFuture(
                                new Exchange(side, new Reply.NotKept(SkipReason.IN_FLIGHT_LIMIT), null, Duration.ZERO));
            }
        };

        assertThat(settle(refusing).outcome()).isInstanceOf(Outcome.Mismatch.class);
    }

    @Test
    void a_shadow_that_counts_its_reads_in_the_shared_data_is_caught_writing() {
        Outcome last = new Outcome.Unstable();
        for (int read = 0; read < 8; read++) {
            last = settle(new Writing()).outcome();
        }

        assertThat(last)
                .isInstanceOfSatisfying(
                        Outcome.Mismatch.class,
                        mismatch -> assertThat(mismatch.differences())
                                .extracting(Difference::kind, Difference::severity)
                                .containsOnly(org.assertj.core.groups.Tuple.tuple(
                                        DifferenceKind.SHADOW_WRITE, Severity.CRITICAL)));
    }

    @Test
    void a_shadow_that_fills_a_column_on_first_sight_is_caught_writing() {
        Outcome last = new Outcome.Unstable();
        for (int resource = 0; resource < 8; resource++) {
            Scripted backends = new Scripted(serving -> serving == 0 ? "null" : "\"filled\"", shadow -> "\"filled\"");
            last = settle(backends).outcome();
        }

        assertThat(last)
                .isInstanceOfSatisfying(
                        Outcome.Mismatch.class,
                        mismatch -> assertThat(mismatch.differences())
                                .extracting(Difference::kind)
                                .containsOnly(DifferenceKind.SHADOW_WRITE));
    }

    private Settled settle(Backends backends) {
        return settle(backends, 100);
    }

    private Settled settle(Backends backends, int budget) {
        Pair pair = Pair.of(
                READ,
                backends.ask(Side.LEGACY, READ).toCompletableFuture().join(),
                backends.ask(Side.CANDIDATE, READ).toCompletableFuture().join());
        watch.exposed(READ.tenant(), READ.operation().id(), Settling.longest(pair));
        Classified classified = comparer.classify(pair, RuleBook.empty(), TODAY);
        assertThat(classified).isInstanceOf(Differs.class);
        Settling settling = new Settling(
                comparer, backends, new RereadBudget(budget, () -> NOW), watch, new Quick(), repeats, Runnable::run);
        return settling.settle(pair, ((Differs) classified).comparison(), RuleBook.empty(), TODAY)
                .toCompletableFuture()
                .join();
    }

    private record Quick() implements CompareConfig.Settle {
        @Override
        public int rereadsPerSecond() {
            return 100;
        }

        @Override
        public int rounds() {
            return 3;
        }

        @Override
        public Duration backOff() {
            return Duration.ofMillis(1);
        }
    }

    /** Answers the n-th question to a side with what the script says for n. */
    private static final class Scripted implements Backends {

        private final Map<Side, IntFunction<String>> script = new EnumMap<>(Side.class);
        private final Map<Side, Integer> asked = new EnumMap<>(Side.class);

        Scripted(IntFunction<String> serving, IntFunction<String> shadow) {
            script.put(Side.LEGACY, serving);
            script.put(Side.CANDIDATE, shadow);
        }

        @Override
        public CompletionStage<Exchange> ask(Side side, CapturedRead read) {
            int number = asked.merge(side, 1, Integer::sum) - 1;
            return answer(side, script.get(side).apply(number));
        }
    }

    /** A candidate whose GET counts up a column that both sides show. */
    private static final class Writing implements Backends {

        private int views;

        @Override
        public CompletionStage<Exchange> ask(Side side, CapturedRead read) {
            if (side == Side.CANDIDATE) {
                views++;
            }
            return answer(side, "" + views);
        }
    }

    private static CompletionStage<Exchange> answer(Side side, String value) {
        byte[] json = ("{\"v\":" + value + ",\"name\":\"x\"}").getBytes(StandardCharsets.UTF_8);
        Headers headers = Headers.of(Map.of("Content-Type", "application/json"));
        return CompletableFuture.completedFuture(new Exchange(
                side, new Reply.Answer(200, headers, Body.of(json)), new BuildId("b1"), Duration.ofMillis(2)));
    }

    private static final CapturedRead READ = new CapturedRead(
            new ReadId("0123456789abcdef0123456789abcdef"),
            new Tenant("acme"),
            new Operation(new OperationId("homeowners.get"), ReadMethod.GET, new PathTemplate("/api/homeowners/{id}")),
            new ReadRequest(ReadMethod.GET, new Target("/api/homeowners/7"), Headers.empty(), Body.empty()),
            Side.LEGACY,
            Origin.PROXY,
            NOW);
}
