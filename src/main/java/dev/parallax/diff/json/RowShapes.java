package dev.parallax.diff.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The shapes that objects in lists have, by how deep in the document the list is. Not thread-safe. */
public final class RowShapes {

    /** Learning takes about as long as reading: it pays where at least so many more such objects may follow. */
    private static final int WORTH_LEARNING = 4;

    private final byte[] doc;
    private final JsonScanner scanner;
    private @Nullable RowShape[] shapes = new RowShape[8];

    /** Where the object read last at each depth starts and ends; not there if the end is zero. */
    private int[] starts = new int[8];

    private int[] ends = new int[8];

    private boolean complete;

    public RowShapes(byte[] doc, JsonScanner scanner) {
        this.doc = doc;
        this.scanner = scanner;
    }

    /**
     * Passes over members of an object in a list as far as they are like those of the ones before.
     *
     * @param from where its first name starts
     * @param limit up to where it may be read
     * @return the end of the object if all of it is alike, see {@link #isComplete}; where one of its names starts if not
     */
    public int enter(int depth, int from, int limit) throws NotJsonException {
        complete = false;
        if (depth >= ends.length || ends[depth] == 0) {
            return from;
        }
        RowShape shape = shapes[depth];
        if (shape == null || shape.isOutgrown()) {
            if (doc.length - from < WORTH_LEARNING * (ends[depth] - starts[depth])) {
                return from;
            }
            shape = shape == null ? new RowShape(doc, scanner) : shape;
            shape.learn(starts[depth], ends[depth]);
            shapes[depth] = shape;
        }
        return pass(shape, from, true, limit);
    }

    /** Goes on in an object from where another name of it starts, as {@link #enter} does. */
    public int goOn(int depth, int from, int limit) throws NotJsonException {
        complete = false;
        RowShape shape = depth < shapes.length ? shapes[depth] : null;
        return shape == null ? from : pass(shape, from, false, limit);
    }

    private int pass(RowShape shape, int from, boolean first, int limit) throws NotJsonException {
        int to = shape.pass(from, first, limit);
        complete = shape.isComplete();
        return to;
    }

    /** Whether the object was passed over to its end. */
    public boolean isComplete() {
        return complete;
    }

    /** Remembers a valid object that was read at that depth. */
    public void read(int depth, int start, int end) {
        if (depth >= ends.length) {
            starts = Arrays.copyOf(starts, depth * 2);
            ends = Arrays.copyOf(ends, depth * 2);
            shapes = Arrays.copyOf(shapes, depth * 2);
        }
        starts[depth] = start;
        ends[depth] = end;
    }
}
