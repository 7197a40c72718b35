package dev.parallax.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Of what several rounds showed. */
final class Medians {

    private Medians() {}

    static <T> double of(List<T> rounds, ToDoubleFunction<T> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
