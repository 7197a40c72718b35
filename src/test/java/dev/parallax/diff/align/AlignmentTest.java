package dev.parallax.diff.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlignmentTest {

    private static final int ARRAYS = 4_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // legacy | candidate | candidate's index for each of legacy | moved
                "1 2 3 | 1 2 3 | 0 1 2 | false",
                "1 2 3 | 9 1 2 3 | 1 2 3 | false",
                "1 2 3 | 1 2 | 0 1 - | false",
                "1 2 3 | 1 3 | 0 - 1 | false",
                "1 2 3 | 3 1 2 | 1 2 0 | true",
                "1 2 3 4 | 1 8 9 4 | 0 1 2 3 | false",
                "1 2 2 3 | 2 1 2 3 | 1 0 2 3 | true",
                "1 2 3 4 5 | 2 9 4 5 1 | 4 0 1 2 3 | true",
                "1 1 1 | 1 1 | 0 1 - | false",
                "1 2 | 3 4 5 | 0 1 | false",
                "1 | 2 1 1 | 2 | false",
                "7 1 2 3 | 1 2 3 8 | - 0 1 2 | false",
                // Positions explain a stretch with no more changes: they win, also with as many.
                "1 2 3 4 5 | 1 9 2 8 5 | 0 1 2 3 4 | false",
                "1 2 | 2 9 | 0 1 | false",
                "1 2 3 4 | 9 3 8 7 | 0 1 2 3 | false",
                // Anchors explain it with fewer.
                "1 2 3 | 2 3 9 | - 0 1 | false",
                "1 2 3 4 5 | 9 1 2 3 8 | 1 2 3 4 - | false",
                "1 2 3 4 5 6 | 6 1 2 3 4 9 | 1 2 3 4 5 0 | true",
                "1 2 3 7 4 5 | 8 1 2 3 4 5 | 1 2 3 - 4 5 | false",
                "1 2 3 | 2 1 3 | 1 0 2 | true",
            })
    void arrays_in_order(String legacy, String candidate, String partners, boolean moved) {
        Alignment alignment = Alignment.ordered(numbers(legacy), numbers(candidate));

        assertThat(partners(alignment, numbers(legacy).length)).isEqualTo(partners);
        assertThat(alignment.moved()).isEqualTo(moved);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 2 3 | 3 2 1 | 2 1 0 | true",
                "1 1 2 | 2 1 1 | 1 2 0 | true",
                "1 2 | 2 2 | - 0 | false",
                "1 2 3 4 5 6 | 1 2 9 4 5 6 | 0 1 - 3 4 5 | false",
                // The n-th of equal ones belongs to the n-th, also where a run at the end is the same.
                "5 1 5 | 5 5 | 0 - 1 | false",
                "1 5 5 | 5 5 1 | 2 0 1 | true",
                "5 2 3 5 | 5 5 | 0 - - 1 | false",
            })
    void arrays_in_any_order(String legacy, String candidate, String partners, boolean crosses) {
        Alignment alignment = Alignment.unordered(numbers(legacy), numbers(candidate));

        assertThat(partners(alignment, numbers(legacy).length)).isEqualTo(partners);
        assertThat(alignment.crosses()).isEqualTo(crosses);
    }

    @Test
    void partners_are_each_others_and_the_anchors_are_a_longest_common_run_or_positions_explain_more() {
        for (long seed = 0; seed < ARRAYS; seed++) {
            Random random = new Random(seed);
            long[] legacy = random(random);
            long[] candidate = random(random);

            Alignment alignment = Alignment.ordered(legacy, candidate);

            assertMutual(alignment, legacy, candidate, seed);
            int last = -1;
            int anchors = 0;
            int equal = 0;
            for (int i = 0; i < legacy.length; i++) {
                int j = alignment.candidateOf(i);
                equal += j != Alignment.NONE && legacy[i] == candidate[j] ? 1 : 0;
                if (alignment.isAnchor(i)) {
                    assertThat(candidate[j]).as("seed %d", seed).isEqualTo(legacy[i]);
                    assertThat(j).as("seed %d", seed).isGreaterThan(last);
                    last = j;
                    anchors++;
                }
            }
            assertThat(anchors).as("seed %d", seed).isLessThanOrEqualTo(longestCommon(legacy, candidate));
            assertThat(alignment.moved() || equal >= anchors)
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    /** Of elements that are all different, the anchors are a longest run in common. */
    @Test
    void without_repetition_no_run_in_order_is_longer_than_that_of_the_anchors() {
        for (long seed = 0; seed < ARRAYS; seed++) {
            Random random = new Random(seed);
            List<Long> numbers = new ArrayList<>(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L));
            java.util.Collections.shuffle(numbers, random);
            long[] legacy = numbers.stream().mapToLong(Long::longValue).toArray();
            java.util.Collections.shuffle(numbers, random);
            long[] candidate = numbers.stream().mapToLong(Long::longValue).toArray();

            Alignment alignment = Alignment.ordered(legacy, candidate);

            int anchors = 0;
            for (int i = 0; i < legacy.length; i++) {
                anchors += alignment.isAnchor(i) ? 1 : 0;
            }
            assertThat(anchors).as("seed %d", seed).isEqualTo(longestCommon(legacy, candidate));
            assertThat(alignment.moved()).isEqualTo(anchors < 8);
        }
    }

    @Test
    void in_any_order_as_many_are_paired_as_both_have_the_nth_with_the_nth() {
        for (long seed = 0; seed < ARRAYS; seed++) {
            Random random = new Random(seed);
            long[] legacy = random(random);
            long[] candidate = random(random);

            Alignment alignment = Alignment.unordered(legacy, candidate);

            assertMutual(alignment, legacy, candidate, seed);
            Map<Long, List<Integer>> places = new HashMap<>();
            for (int j = 0; j < candidate.length; j++) {
                places.computeIfAbsent(candidate[j], number -> new ArrayList<>())
                        .add(j);
            }
            Map<Long, Integer> seen = new HashMap<>();
            for (int i = 0; i < legacy.length; i++) {
                int nth = seen.merge(legacy[i], 1, Integer::sum) - 1;
                List<Integer> there = places.getOrDefault(legacy[i], List.of());
                assertThat(alignment.candidateOf(i))
                        .as("seed %d, element %d", seed, i)
                        .isEqualTo(nth < there.size() ? there.get(nth) : Alignment.NONE);
            }
            assertThat(alignment.hasLeftovers()).isEqualTo(hasLeftovers(alignment, legacy, candidate));
        }
    }

    @Test
    void leftovers_are_paired_in_order() {
        Alignment alignment = Alignment.unordered(numbers("1 2 3 4"), numbers("8 3 9"));

        alignment.pairLeftovers();

        assertThat(partners(alignment, 4)).isEqualTo("0 2 1 -");
        assertThat(alignment.crosses()).isTrue();
    }

    private static void assertMutual(Alignment alignment, long[] legacy, long[] candidate, long seed) {
        Set<Integer> taken = new HashSet<>();
        for (int i = 0; i < legacy.length; i++) {
            int j = alignment.candidateOf(i);
            if (j != Alignment.NONE) {
                assertThat(alignment.legacyOf(j)).as("seed %d", seed).isEqualTo(i);
                assertThat(taken.add(j)).as("seed %d", seed).isTrue();
            }
        }
        for (int j = 0; j < candidate.length; j++) {
            assertThat(alignment.legacyOf(j) != Alignment.NONE).isEqualTo(taken.contains(j));
        }
    }

    private static boolean hasLeftovers(Alignment alignment, long[] legacy, long[] candidate) {
        boolean left = false;
        for (int i = 0; i < legacy.length; i++) {
            left |= alignment.candidateOf(i) == Alignment.NONE;
        }
        boolean right = false;
        for (int j = 0; j < candidate.length; j++) {
            right |= alignment.legacyOf(j) == Alignment.NONE;
        }
        return left && right;
    }

    private static int longestCommon(long[] one, long[] other) {
        int[][] longest = new int[one.length + 1][other.length + 1];
        for (int i = 1; i <= one.length; i++) {
            for (int j = 1; j <= other.length; j++) {
                longest[i][j] = one[i - 1] == other[j - 1]
                        ? longest[i - 1][j - 1] + 1
                        : Math.max(longest[i - 1][j], longest[i][j - 1]);
            }
        }
        return longest[one.length][other.length];
    }

    private static long[] random(Random random) {
        return random.longs(random.nextInt(9), 0, 6).toArray();
    }

    private static long[] numbers(String text) {
        return java.util.Arrays.stream(text.trim().split(" "))
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private static String partners(Alignment alignment, int size) {
        List<String> partners = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int j = alignment.candidateOf(i);
            partners.add(j == Alignment.NONE ? "-" : Integer.toString(j));
        }
        return String.join(" ", partners);
    }
}
