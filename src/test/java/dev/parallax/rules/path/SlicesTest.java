package dev.parallax.rules.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.rules.path.RulePath.Selector.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Held against RFC 9535 §2.3.4.2.2 as it is written there: bounds, then a loop. */
class SlicesTest {

    private static final List<@Nullable Integer> BOUNDS = Arrays.asList(null, -7, -3, -2, -1, 0, 1, 2, 3, 4, 7);
    private static final List<@Nullable Integer> STEPS = Arrays.asList(null, -4, -2, -1, 0, 1, 2, 3, 9);

    @Test
    void a_slice_selects_what_the_loop_of_the_rfc_selects() {
        for (Slice slice : slices()) {
            for (int length = 0; length < 6; length++) {
                int elements = length;
                List<Integer> selected = IntStream.range(0, length)
                        .filter(index -> Slices.contains(slice, index, () -> elements))
                        .boxed()
                        .toList();

                assertThat(selected)
                        .as("%s of %d", slice, length)
                        .containsExactlyInAnyOrderElementsOf(ofTheLoop(slice, length));
            }
        }
    }

    @Test
    void the_length_is_asked_only_where_an_end_counts_from_the_back() {
        Slice fromTheFront = new Slice(1, 5, 2);

        assertThat(IntStream.range(0, 9)
                        .filter(index -> Slices.contains(fromTheFront, index, () -> {
                            throw new AssertionError("asked");
                        })))
                .containsExactly(1, 3);
    }

    @Test
    void the_greatest_bounds_and_steps_overflow_nowhere() {
        assertThat(Slices.contains(new Slice(Integer.MAX_VALUE, null, 1), Integer.MAX_VALUE, () -> 3))
                .isTrue();
        assertThat(Slices.contains(new Slice(null, Integer.MIN_VALUE, Integer.MIN_VALUE), 2, () -> 3))
                .isTrue();
        assertThat(Slices.contains(new Slice(Integer.MIN_VALUE, null, 1), 0, () -> 3))
                .isTrue();
    }

    private static List<Slice> slices() {
        List<Slice> slices = new ArrayList<>();
        for (Integer start : BOUNDS) {
            for (Integer end : BOUNDS) {
                STEPS.forEach(step -> slices.add(new Slice(start, end, step)));
            }
        }
        return slices;
    }

    private static Set<Integer> ofTheLoop(Slice slice, int length) {
        int step = slice.step() == null ? 1 : slice.step();
        Set<Integer> selected = new HashSet<>();
        if (step > 0) {
            int lower = clamp(normal(slice.start(), 0, length), 0, length);
            int upper = clamp(normal(slice.end(), length, length), 0, length);
            for (int i = lower; i < upper; i += step) {
                selected.add(i);
            }
        } else if (step < 0) {
            int upper = clamp(normal(slice.start(), length - 1, length), -1, length - 1);
            int lower = clamp(normal(slice.end(), -length - 1, length), -1, length - 1);
            for (int i = upper; lower < i; i += step) {
                selected.add(i);
            }
        }
        return selected;
    }

    private static int normal(@Nullable Integer given, int otherwise, int length) {
        int bound = given == null ? otherwise : given;
        return bound >= 0 ? bound : length + bound;
    }

    private static int clamp(int value, int least, int most) {
        return Math.min(Math.max(value, least), most);
    }
}
