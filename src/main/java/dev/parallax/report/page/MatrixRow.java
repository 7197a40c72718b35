package dev.parallax.report.page;

import dev.parallax.report.wire.CountsLine;
import dev.parallax.report.wire.OperationLine;
import java.util.List;
import java.util.Locale;

/**
 * One operation of the matrix.
 *
 * @param operation its figures
 * @param cells one per outcome, in the order of the columns
 */
public record MatrixRow(OperationLine operation, List<Cell> cells) {

    /** Copies the list. */
    public MatrixRow {
        cells = List.copyOf(cells);
    }

    static MatrixRow of(OperationLine operation) {
        CountsLine counts = operation.counts();
        long notCompared = counts.notCompared().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        long settled = counts.match() + counts.mismatch() + counts.unstable() + counts.vacuous() + notCompared;
        return new MatrixRow(
                operation,
                List.of(
                        Cell.of(Tone.GOOD, counts.match(), settled),
                        Cell.of(Tone.BAD, counts.mismatch(), settled),
                        Cell.of(Tone.DOUBTFUL, counts.unstable(), settled),
                        Cell.of(Tone.DOUBTFUL, counts.vacuous(), settled),
                        Cell.of(Tone.DOUBTFUL, notCompared, settled)));
    }

    /** What share of its reads counts against it; mismatches weigh most. Sorts the worst to the top. */
    double harm() {
        return cells.get(1).percent() * 1_000_000
                + cells.get(2).percent() * 1_000
                + cells.get(3).percent()
                + cells.get(4).percent() / 1_000;
    }

    /** What it means that reads end up in a column. */
    public enum Tone {
        GOOD,
        BAD,
        DOUBTFUL
    }

    /**
     * Reads of one operation with one outcome.
     *
     * @param tone what it means
     * @param count how many reads
     * @param heat their share, 0 for none to {@value #HOTTEST}; at least 1 where there is a read, so that one is seen
     *     among a million
     * @param percent their share in percent
     */
    public record Cell(Tone tone, long count, int heat, double percent) {

        private static final int HOTTEST = 6;

        static Cell of(Tone tone, long count, long of) {
            double share = of == 0 ? 0 : (double) count / of;
            int heat = count == 0 ? 0 : Math.max(1, (int) Math.ceil(share * HOTTEST));
            return new Cell(tone, count, heat, share * 100);
        }

        /** Its style class, such as {@code bad-3}. */
        public String style() {
            return tone.name().toLowerCase(Locale.ROOT) + "-" + heat;
        }

        /** Its share in words. */
        public String share() {
            if (count == 0) {
                return "none";
            }
            return percent < 0.1 ? "under 0.1 %" : String.format(Locale.ROOT, "%.1f %%", percent);
        }
    }
}
