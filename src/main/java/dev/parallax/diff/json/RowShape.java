package dev.parallax.diff.json;

import java.util.Arrays;

/**
 * What stands between the scalars of an object in a list: names, colons, commas, brackets. The objects of a list mostly have
 * that in common, so the next one is passed over by comparing it, eight bytes at a time, and reading the scalars only. What
 * is the same bytes as in an object that was checked is as valid as they are. Not thread-safe.
 */
public final class RowShape {

    /** Objects of more scalars are read member by member. */
    private static final int MAX_SCALARS = 1_000;

    /** How many of the members expected next are looked at for the one that is there: some may be left out. */
    private static final int MAX_LEFT_OUT = 3;

    private final byte[] doc;
    private final JsonScanner scanner;

    /** Where the first name starts, then each scalar's start and end, then the end of the object. */
    private int[] bounds = new int[66];

    /** By scalar: how far after the one before it the first name of a member of the object itself starts; below zero if none does. */
    private int[] names = new int[32];

    private int scalars;

    /** The scalar that is expected next. */
    private int next;

    private boolean complete;

    /** How many objects were unlike, and whether it was so many that another shape should be learnt. */
    private int unlike;

    private boolean outgrown = true;

    public RowShape(byte[] doc, JsonScanner scanner) {
        this.doc = doc;
        this.scanner = scanner;
    }

    /** Learns the shape of the valid object there. */
    public void learn(int object, int end) throws NotJsonException {
        int at = scanner.blanks(object + 1);
        int depth = 1;
        int gap = at;
        int name = at;
        scalars = 0;
        bounds[0] = at;
        while (at < end && scalars < MAX_SCALARS) {
            byte b = doc[at];
            if (b == '"') {
                int after = scanner.string(at);
                int colon = scanner.blanks(after);
                if (doc[colon] == ':') {
                    name = depth == 1 && name < 0 ? at : name;
                    at = colon + 1;
                } else {
                    add(at, after, name - gap);
                    gap = after;
                    name = -1;
                    at = after;
                }
            } else if (b == '{' || b == '[') {
                depth++;
                at++;
            } else if (b == '}' || b == ']') {
                depth--;
                at++;
            } else if (b == ',' || b <= ' ') {
                at++;
            } else {
                int after = scanner.scalar(at);
                add(at, after, name - gap);
                gap = after;
                name = -1;
                at = after;
            }
        }
        bounds[scalars * 2 + 1] = end;
        scalars = at < end || end + Long.BYTES > doc.length ? 0 : scalars;
        outgrown = false;
    }

    private void add(int start, int end, int name) {
        if (scalars == names.length) {
            names = Arrays.copyOf(names, scalars * 2);
            bounds = Arrays.copyOf(bounds, scalars * 4 + 2);
        }
        names[scalars] = name;
        scalars++;
        bounds[scalars * 2 - 1] = start;
        bounds[scalars * 2] = end;
    }

    /**
     * Passes over members of the next object.
     *
     * @param from where a name of it starts: the first, or one after what was passed before
     * @param first whether it is the first
     * @param limit up to where the object may be read
     * @return the end of the object if all of it is alike, see {@link #isComplete}; where the last member that was come to
     *     starts if not
     */
    public int pass(int from, boolean first, int limit) throws NotJsonException {
        byte[] bytes = doc;
        int[] known = bounds;
        // Comparing reads eight bytes, also where fewer are asked for.
        int readable = Math.min(limit, bytes.length - Long.BYTES);
        complete = false;
        int scalar = expected(first ? 0 : next, from, readable);
        if (scalar == scalars) {
            countUnlike(first);
            return from;
        }
        next = scalar;
        int member = from;
        int at = from;
        int before = known[scalar * 2] + names[scalar];
        while (true) {
            int length = known[scalar * 2 + 1] - before;
            if (at + length >= readable) {
                return member;
            }
            if (!Words.same(bytes, before, at, length)) {
                break;
            }
            if (scalar == scalars) {
                complete = true;
                return at + length;
            }
            if (names[scalar] > 0 && at > from) {
                member = at + names[scalar];
                next = scalar;
            }
            at += length;
            byte b = bytes[at];
            if (b == '"') {
                at = scanner.string(at);
            } else if (startsScalar(b)) {
                at = scanner.scalar(at);
            } else {
                break;
            }
            if (at >= readable) {
                return member;
            }
            scalar++;
            before = known[scalar * 2];
        }
        countUnlike(true);
        return member;
    }

    /** Whether it is no blank and no bracket; square and curly ones are one bit apart. */
    private static boolean startsScalar(byte b) {
        return b > ' ' && (b | 0x20) != '{' && (b | 0x20) != '}';
    }

    /** The first of the members expected next that stands there. */
    private int expected(int candidate, int at, int readable) {
        int scalar = candidate;
        for (int i = 0; i < MAX_LEFT_OUT && scalar < scalars; i++) {
            int name = bounds[scalar * 2] + names[scalar];
            int length = bounds[scalar * 2 + 1] - name;
            if (names[scalar] >= 0 && at + length < readable && Words.same(doc, name, at, length)) {
                return scalar;
            }
            scalar++;
            while (scalar < scalars && names[scalar] < 0) {
                scalar++;
            }
        }
        return scalars;
    }

    /** Whether the object passed over last is alike as a whole. */
    public boolean isComplete() {
        return complete;
    }

    /** Whether another shape should be learnt, which is so less and less often where all objects are unlike. */
    public boolean isOutgrown() {
        return outgrown;
    }

    private void countUnlike(boolean another) {
        if (another) {
            unlike++;
            outgrown |= Integer.bitCount(unlike) == 1;
        }
    }
}
