package dev.parallax.bench;

import dev.parallax.stub.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The turns of one peer, in the order they were taken: in a round, every broken one between two healthy ones. */
final class FaultTurns {

    private final String peer;
    private final List<List<Turn>> rounds = new ArrayList<>();

    FaultTurns(String peer) {
        this.peer = peer;
    }

    /**
     * One turn.
     *
     * @param shadow what it did
     * @param requests answered
     * @param calls that the shadow was asked
     * @param micros50 median latency
     * @param micros99 99th percentile of the latency
     */
    record Turn(Fault shadow, int requests, double calls, double micros50, double micros99) {}

    void begin() {
        rounds.add(new ArrayList<>());
    }

    void add(Turn turn) {
        rounds.get(rounds.size() - 1).add(turn);
    }

    /** A line of a table for the healthy shadow and for each of these faults. */
    List<String> lines(List<Fault> faults) {
        return Stream.concat(Stream.of(Fault.HEALTHY), faults.stream())
                .map(this::line)
                .toList();
    }

    private String line(Fault fault) {
        List<Turn> turns = rounds.stream()
                .flatMap(List::stream)
                .filter(turn -> turn.shadow() == fault)
                .toList();
        double[] p99 = beside(fault, Turn::micros99);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,d | %,.0f | %,.0f | %,.0f | %.2f | %.2f (%.2f to %.2f) |",
                peer,
                fault.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                turns.stream().mapToInt(Turn::requests).sum(),
                turns.stream().mapToDouble(Turn::calls).sum(),
                Medians.of(turns, Turn::micros50),
                Medians.of(turns, Turn::micros99),
                middle(beside(fault, Turn::micros50)),
                middle(p99),
                p99.length == 0 ? Double.NaN : p99[0],
                p99.length == 0 ? Double.NaN : p99[p99.length - 1]);
    }

    /** Every such turn over the mean of the healthy turns next to it; sorted. */
    private double[] beside(Fault fault, ToDoubleFunction<Turn> figure) {
        // Healthy turns stand at every other place: next to a broken one directly, next to a healthy one two away.
        int distance = fault == Fault.HEALTHY ? 2 : 1;
        List<Double> ratios = new ArrayList<>();
        for (List<Turn> round : rounds) {
            for (int i = distance; i < round.size() - distance; i++) {
                if (round.get(i).shadow() == fault) {
                    double around = figure.applyAsDouble(round.get(i - distance))
                            + figure.applyAsDouble(round.get(i + distance));
                    ratios.add(2 * figure.applyAsDouble(round.get(i)) / around);
                }
            }
        }
        return ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static double middle(double[] sorted) {
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
