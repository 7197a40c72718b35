package dev.parallax.diff.align;

import dev.parallax.diff.budget.Limits;
import java.util.Arrays;

/** A largest matching in a small bipartite graph, by augmenting paths. */
public final class Matching {

    private final boolean[][] fits;
    private final int[] rowOf;
    private final int[] columnOf;

    private Matching(boolean[][] fits, int columns) {
        this.fits = fits;
        this.rowOf = new int[columns];
        this.columnOf = new int[fits.length];
        Arrays.fill(rowOf, Alignment.NONE);
        Arrays.fill(columnOf, Alignment.NONE);
    }

    /** For every row the column it is matched with; {@link Alignment#NONE} if none. */
    public static int[] largest(boolean[][] fits, int columns) {
        Matching matching = new Matching(fits, columns);
        for (int row = 0; row < fits.length; row++) {
            matching.augment(row, new boolean[columns]);
        }
        return matching.columnOf;
    }

    /** Recursion is as deep as the number of rows at most, which {@link Limits#matching} bounds. */
    private boolean augment(int row, boolean[] visited) {
        for (int column = 0; column < rowOf.length; column++) {
            if (fits[row][column] && !visited[column]) {
                visited[column] = true;
                if (rowOf[column] == Alignment.NONE || augment(rowOf[column], visited)) {
                    rowOf[column] = row;
                    columnOf[row] = column;
                    return true;
                }
            }
        }
        return false;
    }
}
