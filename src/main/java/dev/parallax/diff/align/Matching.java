package dev.parallax.diff.align;

/**
 * Pairs as many elements of two arrays as can be, beginning with the pairs there are: by shortest augmenting paths, so that
 * pairs change partners only where one more is won. Asks about two elements only when it needs to know.
 *
 * @param <E> what asking may throw
 */
public final class Matching<E extends Exception> {

    /** Says whether two elements may be paired. */
    public interface Fit<E extends Exception> {
        boolean holds(int legacy, int candidate) throws E;
    }

    private final Alignment alignment;
    private final int[] rows;
    private final int[] columns;
    private final Fit<E> fit;

    /** Columns that were reached and led nowhere never will: Kuhn's algorithm. */
    private final boolean[] reached;

    /** The row a path came from to this column, as its place in the queue. */
    private final int[] cameFrom;

    /** The rows to go on from; to the first a path came from nowhere, to the others over their partner. */
    private final int[] queue;

    private final int[] over;

    /** How often the last search among the free ones asked. */
    private int asked;

    /**
     * @param legacy elements to pair; the partner of one that has any is among {@code candidate}
     * @param candidate elements to pair them with
     */
    public Matching(Alignment alignment, int[] legacy, int[] candidate, Fit<E> fit) {
        this.alignment = alignment;
        this.rows = legacy;
        this.columns = candidate;
        this.fit = fit;
        this.reached = new boolean[columns.length];
        this.cameFrom = new int[columns.length];
        this.queue = new int[rows.length];
        this.over = new int[rows.length];
    }

    /**
     * Pairs those left over, as far as it goes.
     *
     * @param questions how often at most to ask for what a pair might change partners; after that pairs stay as they are
     */
    public void extend(int questions) throws E {
        int left = questions;
        for (int row : rows) {
            if (alignment.candidateOf(row) == Alignment.NONE) {
                left = augment(row, left);
            }
        }
    }

    private int augment(int row, int questions) throws E {
        boolean[] before = reached.clone();
        int left = questions;
        int waiting = 1;
        queue[0] = row;
        for (int head = 0; head < waiting; head++) {
            int free = firstFree(queue[head], head == 0 ? columns.length : left);
            left -= head == 0 ? 0 : asked;
            if (free != Alignment.NONE) {
                cameFrom[free] = head;
                turn(free);
                System.arraycopy(before, 0, reached, 0, before.length);
                return left;
            }
            for (int c = 0; c < columns.length && left > 0; c++) {
                int partner = alignment.legacyOf(columns[c]);
                if (!reached[c] && partner != Alignment.NONE) {
                    left--;
                    if (fit.holds(queue[head], columns[c])) {
                        reached[c] = true;
                        cameFrom[c] = head;
                        over[waiting] = c;
                        queue[waiting++] = partner;
                    }
                }
            }
        }
        return left;
    }

    private int firstFree(int row, int questions) throws E {
        asked = 0;
        for (int c = 0; c < columns.length && asked < questions; c++) {
            if (alignment.legacyOf(columns[c]) == Alignment.NONE) {
                asked++;
                if (fit.holds(row, columns[c])) {
                    return c;
                }
            }
        }
        return Alignment.NONE;
    }

    /** Gives each row on the path to this column the column after it. */
    private void turn(int last) {
        int column = last;
        while (true) {
            int place = cameFrom[column];
            alignment.pair(queue[place], columns[column]);
            if (place == 0) {
                return;
            }
            column = over[place];
        }
    }
}
