package dev.parallax.diff.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatchingTest {

    private static final int TABLES = 3_000;
    private static final int NO_END = 1_000_000;

    @Test
    void no_other_choice_pairs_more_and_nobody_is_paired_twice_or_with_what_does_not_fit() {
        for (long seed = 0; seed < TABLES; seed++) {
            Random random = new Random(seed);
            boolean[][] fits = table(random, random.nextInt(7), random.nextInt(7));
            Alignment alignment = paired(random, fits);
            int before = pairs(alignment, fits.length);

            extend(alignment, fits, NO_END);

            assertSound(alignment, fits, seed);
            int most = most(fits, 0, new boolean[columns(fits)]);
            assertThat(pairs(alignment, fits.length)).as("seed %d", seed).isEqualTo(most);
            assertThat(before).isLessThanOrEqualTo(most);
        }
    }

    @Test
    void those_paired_before_stay_paired_whoever_their_partner_is_then() {
        for (long seed = 0; seed < TABLES; seed++) {
            Random random = new Random(seed);
            boolean[][] fits = table(random, 5, 5);
            Alignment alignment = paired(random, fits);
            boolean[] had = new boolean[5];
            for (int r = 0; r < 5; r++) {
                had[r] = alignment.candidateOf(r) != Alignment.NONE;
            }

            extend(alignment, fits, NO_END);

            for (int r = 0; r < 5; r++) {
                assertThat(!had[r] || alignment.candidateOf(r) != Alignment.NONE)
                        .as("seed %d", seed)
                        .isTrue();
            }
        }
    }

    @Test
    void a_pair_changes_partners_only_where_one_more_is_won() {
        boolean[][] fits = {{true, true, true}, {true, false, false}};
        Alignment alignment = unpaired(2, 3);
        alignment.pair(0, 1);

        extend(alignment, fits, NO_END);

        assertThat(alignment.candidateOf(0)).isEqualTo(1);
        assertThat(alignment.candidateOf(1)).isZero();
    }

    @Test
    void a_path_may_lead_over_many_pairs() {
        int length = 2_000;
        Alignment alignment = unpaired(length, length);
        for (int i = 0; i < length - 1; i++) {
            alignment.pair(i, i);
        }
        int[] all = IntStream.range(0, length).toArray();
        // The last of legacy fits the first of the candidate only, each other the one it has and the next.
        Matching.Fit<RuntimeException> fit =
                (row, column) -> row == length - 1 ? column == 0 : column == row || column == row + 1;

        new Matching<>(alignment, all, all, fit).extend(10_000_000);

        assertThat(alignment.candidateOf(length - 1)).isZero();
        assertThat(alignment.candidateOf(0)).isEqualTo(1);
        assertThat(alignment.candidateOf(length - 2)).isEqualTo(length - 1);
    }

    @Test
    void when_no_more_may_be_asked_pairs_stay_as_they_are_and_the_free_are_still_paired() {
        boolean[][] fits = {{true, true, false}, {true, false, false}, {false, false, true}};
        Alignment alignment = unpaired(3, 3);
        alignment.pair(0, 0);

        extend(alignment, fits, 0);

        assertThat(alignment.candidateOf(0)).isZero();
        assertThat(alignment.candidateOf(1)).isEqualTo(Alignment.NONE);
        assertThat(alignment.candidateOf(2)).isEqualTo(2);

        extend(alignment, fits, 1);

        assertThat(alignment.candidateOf(0)).isZero();

        // Two for the pairs, one for the free column the first could go to.
        extend(alignment, fits, 3);

        assertThat(alignment.candidateOf(0)).isEqualTo(1);
        assertThat(alignment.candidateOf(1)).isZero();
    }

    @Test
    void no_more_is_asked_than_those_left_over_about_each_other_and_the_questions_allowed() {
        int paired = 40;
        int free = 10;
        Alignment alignment = unpaired(paired + 1, paired + free);
        for (int i = 0; i < paired; i++) {
            alignment.pair(i, i);
        }
        for (int questions : new int[] {0, 1, 49, 50, 51, 200}) {
            int[] asked = new int[1];
            // Each leads on to the next, none to one of the free.
            Matching.Fit<RuntimeException> fit = (row, column) -> {
                asked[0]++;
                return column == (row == paired ? 0 : row + 1) && column < paired;
            };

            new Matching<>(
                            alignment,
                            IntStream.rangeClosed(0, paired).toArray(),
                            IntStream.range(0, paired + free).toArray(),
                            fit)
                    .extend(questions);

            assertThat(asked[0]).isEqualTo(free + questions);
            assertThat(alignment.candidateOf(paired)).isEqualTo(Alignment.NONE);
        }
    }

    private static void extend(Alignment alignment, boolean[][] fits, int questions) {
        int[] rows = IntStream.range(0, fits.length).toArray();
        int[] columns = IntStream.range(0, columns(fits)).toArray();
        Matching.Fit<RuntimeException> fit = (row, column) -> fits[row][column];
        new Matching<>(alignment, rows, columns, fit).extend(questions);
    }

    private static boolean[][] table(Random random, int rows, int columns) {
        boolean[][] fits = new boolean[rows][columns];
        for (boolean[] row : fits) {
            for (int c = 0; c < columns; c++) {
                row[c] = random.nextInt(3) == 0;
            }
        }
        return fits;
    }

    private static int columns(boolean[][] fits) {
        return fits.length == 0 ? 0 : fits[0].length;
    }

    private static Alignment unpaired(int rows, int columns) {
        long[] one = IntStream.range(0, rows).mapToLong(i -> -1 - i).toArray();
        long[] other = IntStream.range(0, columns).mapToLong(i -> 1 + i).toArray();
        return Alignment.unordered(one, other);
    }

    /** Some that fit are paired already. */
    private static Alignment paired(Random random, boolean[][] fits) {
        Alignment alignment = unpaired(fits.length, columns(fits));
        for (int r = 0; r < fits.length; r++) {
            for (int c = 0; c < columns(fits); c++) {
                if (fits[r][c]
                        && random.nextBoolean()
                        && alignment.candidateOf(r) == Alignment.NONE
                        && alignment.legacyOf(c) == Alignment.NONE) {
                    alignment.pair(r, c);
                }
            }
        }
        return alignment;
    }

    private static int pairs(Alignment alignment, int rows) {
        return (int) IntStream.range(0, rows)
                .filter(r -> alignment.candidateOf(r) != Alignment.NONE)
                .count();
    }

    private static void assertSound(Alignment alignment, boolean[][] fits, long seed) {
        boolean[] taken = new boolean[columns(fits)];
        for (int r = 0; r < fits.length; r++) {
            int c = alignment.candidateOf(r);
            if (c != Alignment.NONE) {
                assertThat(fits[r][c]).as("seed %d", seed).isTrue();
                assertThat(taken[c]).as("seed %d", seed).isFalse();
                assertThat(alignment.legacyOf(c)).as("seed %d", seed).isEqualTo(r);
                taken[c] = true;
            }
        }
    }

    /** Tries every choice. */
    private static int most(boolean[][] fits, int row, boolean[] taken) {
        if (row == fits.length) {
            return 0;
        }
        int most = most(fits, row + 1, taken);
        for (int c = 0; c < taken.length; c++) {
            if (fits[row][c] && !taken[c]) {
                taken[c] = true;
                most = Math.max(most, 1 + most(fits, row + 1, taken));
                taken[c] = false;
            }
        }
        return most;
    }
}
