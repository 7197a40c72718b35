package dev.parallax.diff.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MatchingTest {

    private static final int TABLES = 3_000;

    @Test
    void no_other_choice_pairs_more_and_nobody_is_paired_twice_or_with_what_does_not_fit() {
        for (long seed = 0; seed < TABLES; seed++) {
            Random random = new Random(seed);
            int columns = random.nextInt(6);
            boolean[][] fits = new boolean[random.nextInt(6)][columns];
            for (boolean[] row : fits) {
                for (int c = 0; c < columns; c++) {
                    row[c] = random.nextInt(3) == 0;
                }
            }

            int[] columnOf = Matching.largest(fits, columns);

            boolean[] taken = new boolean[columns];
            int pairs = 0;
            for (int r = 0; r < fits.length; r++) {
                if (columnOf[r] != Alignment.NONE) {
                    assertThat(fits[r][columnOf[r]]).as("seed %d", seed).isTrue();
                    assertThat(taken[columnOf[r]]).as("seed %d", seed).isFalse();
                    taken[columnOf[r]] = true;
                    pairs++;
                }
            }
            assertThat(pairs).as("seed %d", seed).isEqualTo(most(fits, 0, new boolean[columns]));
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
