package dev.parallax.diff.walk;

import dev.parallax.diff.json.JsonScanner;
import dev.parallax.diff.json.NotJsonException;
import dev.parallax.diff.json.RowShapes;
import java.util.Arrays;

/**
 * Passes over what both sides have alike as fast as bytes can be read, checking it on the way, and remembers in
 * {@link Frames} what it is inside of when it comes to the first difference. One loop without recursion or allocation: this
 * is where a comparison spends its time. Not thread-safe.
 */
final class Skimmer {

    /** The container the skimming began in came to its end. */
    static final int CLOSED = -1;

    private final byte[] doc;
    private final int end;
    private final JsonScanner scanner;
    private final Frames frames;
    private final int maxDepth;
    private final RowShapes rows;

    /** By depth of an open array: the index of the element being skimmed. */
    private int[] indexes = new int[8];

    private int position;

    Skimmer(byte[] doc, int end, JsonScanner scanner, Frames frames, int maxDepth) {
        this.doc = doc;
        this.end = end;
        this.scanner = scanner;
        this.frames = frames;
        this.maxDepth = maxDepth;
        this.rows = new RowShapes(doc, scanner);
    }

    /** Where skimming came to: after the container, or at the member or element that is not alike as a whole. */
    int position() {
        return position;
    }

    /** The index of the element skimming came to in the array at that depth. */
    int index(int depth) {
        return indexes[depth];
    }

    /**
     * Skims members or elements of the container at {@code depth} from {@code from}, where one starts.
     *
     * @param index index of the element that starts there
     * @param equalTo up to where both sides are alike
     * @param shift how much further on the candidate's bytes are
     * @return {@link #CLOSED}, or the depth of the innermost container that holds the first difference
     */
    int skim(int depth, int from, int index, int equalTo, int shift) throws NotJsonException {
        byte[] bytes = doc;
        int limit = Math.min(equalTo, end);
        int at = from;
        int top = depth;
        boolean object = bytes[frames.legacyStart[depth]] == '{';
        int element = index;
        int begun = from;
        int nameStart = -1;
        int nameEnd = -1;
        if (object) {
            at = rows.goOn(depth, from, limit);
            if (rows.isComplete()) {
                position = at;
                return CLOSED;
            }
        }
        scan:
        while (at < limit) {
            begun = at;
            if (object) {
                if (bytes[at] != '"') {
                    break;
                }
                nameStart = at;
                at = scanner.string(at);
                nameEnd = at;
                if (at + 1 < limit && bytes[at] == ':' && bytes[at + 1] > ' ') {
                    at++;
                } else {
                    at = scanner.colon(at);
                    if (at >= limit) {
                        break;
                    }
                }
            }
            byte first = bytes[at];
            if (first == '"') {
                at = scanner.string(at);
            } else if (first == '{' || first == '[') {
                int inside = blanks(bytes, at + 1, limit);
                if (inside >= limit || top + 2 > maxDepth) {
                    break;
                }
                int below = top + 1;
                boolean row = first == '{' && !object && bytes[inside] != '}';
                int entered = row ? rows.enter(below, inside, limit) : inside;
                if (bytes[inside] == first + 2) {
                    // An empty one: in ASCII the closing bracket is two after the opening one.
                    at = inside + 1;
                } else if (row && rows.isComplete()) {
                    at = entered;
                } else {
                    ensure(below);
                    frames.legacyStart[below] = at;
                    frames.candidateStart[below] = at + shift;
                    frames.nameStart[below] = object ? nameStart : -1;
                    frames.nameEnd[below] = nameEnd;
                    frames.legacyIndex[below] = element;
                    frames.candidateIndex[below] = element;
                    indexes[top] = element;
                    element = 0;
                    object = first == '{';
                    top = below;
                    at = entered;
                    continue;
                }
            } else {
                at = scanner.scalar(at);
            }
            while (true) {
                if (at >= limit) {
                    break scan;
                }
                byte next = bytes[at];
                if (next <= ' ') {
                    at = blanks(bytes, at, limit);
                    if (at >= limit) {
                        break scan;
                    }
                    next = bytes[at];
                }
                if (next == ',') {
                    at = at + 1 < limit && bytes[at + 1] > ' ' ? at + 1 : blanks(bytes, at + 1, limit);
                    if (at >= limit) {
                        break scan;
                    }
                    element++;
                    continue scan;
                }
                if (next != (object ? '}' : ']')) {
                    break scan;
                }
                at++;
                if (object) {
                    rows.read(top, frames.legacyStart[top], at);
                }
                if (top == depth) {
                    position = at;
                    return CLOSED;
                }
                begun = frames.nameStart[top] < 0 ? frames.legacyStart[top] : frames.nameStart[top];
                top--;
                object = bytes[frames.legacyStart[top]] == '{';
                element = indexes[top];
            }
        }
        // The walk goes on at a value of the container skimming stopped in.
        ensure(top + 1);
        indexes[top] = element;
        position = begun;
        return top;
    }

    private void ensure(int depth) {
        frames.ensure(depth);
        if (depth >= indexes.length) {
            indexes = Arrays.copyOf(indexes, depth * 2);
        }
    }

    private static int blanks(byte[] bytes, int from, int limit) {
        int at = from;
        while (at < limit) {
            byte b = bytes[at];
            if (b > ' ' || (b != ' ' && b != '\n' && b != '\r' && b != '\t')) {
                return at;
            }
            at++;
        }
        return at;
    }
}
