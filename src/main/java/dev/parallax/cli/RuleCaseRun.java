package dev.parallax.cli;

import dev.parallax.diff.Comparison;
import dev.parallax.diff.DiffEngine;
import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.value.Origins;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Masked;
import dev.parallax.exchange.Operation;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.PathTemplate;
import dev.parallax.exchange.ReadId;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.ReadRequest;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.RuleId;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Target;
import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.load.RuleCase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares the replies of golden cases under a rule book and holds the result against what the case expects. */
final class RuleCaseRun {

    /** Where the sides of a golden case live. */
    private static final Origins ORIGINS =
            Origins.of(URI.create("https://legacy.test"), URI.create("https://candidate.test"));

    private static final ReadId ANY_READ = new ReadId("0".repeat(32));

    private final RuleBook book;
    private final LocalDate today;
    private final DiffEngine engine = new DiffEngine(Limits.DEFAULT, ORIGINS);

    RuleCaseRun(RuleBook book, LocalDate today) {
        this.book = book;
        this.today = today;
    }

    /**
     * How one case came out.
     *
     * @param ran the case
     * @param complaints everything that is not as expected; empty if the case holds
     */
    record Result(RuleCase ran, List<String> complaints) {
        boolean holds() {
            return complaints.isEmpty();
        }
    }

    Result run(RuleCase rules) {
        Comparison comparison = engine.compare(pair(rules), book.compiled(rules.operation(), rules.tenant(), today));
        if (comparison instanceof Comparison.Compared compared) {
            return new Result(rules, complaints(rules, compared));
        }
        return new Result(rules, List.of("not compared: " + comparison));
    }

    private static List<String> complaints(RuleCase expected, Comparison.Compared found) {
        List<String> complaints = new ArrayList<>();
        List<String> unexpected =
                found.differences().stream().map(RuleCaseRun::written).collect(Collectors.toCollection(ArrayList::new));
        for (String difference : expected.differs()) {
            if (!unexpected.remove(difference)) {
                complaints.add("expected difference not found: " + difference);
            }
        }
        unexpected.forEach(difference -> complaints.add("unexpected difference: " + difference));
        Map<RuleId, Integer> masked = new TreeMap<>();
        for (Masked mask : found.masked()) {
            masked.merge(mask.rule(), mask.count(), Integer::sum);
        }
        if (!masked.equals(expected.masked())) {
            complaints.add("expected masked " + new TreeMap<>(expected.masked()) + ", found " + masked);
        }
        return complaints;
    }

    private static String written(Difference difference) {
        return difference.kind() + " " + difference.severity() + " " + difference.pattern();
    }

    private static Pair pair(RuleCase rules) {
        Operation operation = new Operation(rules.operation(), ReadMethod.GET, new PathTemplate("/**"));
        ReadRequest request = new ReadRequest(ReadMethod.GET, new Target("/"), Headers.empty(), Body.empty());
        CapturedRead read = new CapturedRead(
                ANY_READ, rules.tenant(), operation, request, Side.LEGACY, Origin.REPLAY, Instant.EPOCH);
        return new Pair(read, exchange(Side.LEGACY, rules.legacy()), exchange(Side.CANDIDATE, rules.candidate()));
    }

    private static Exchange exchange(Side side, Reply.Answer answer) {
        return new Exchange(side, answer, null, Duration.ZERO);
    }
}
