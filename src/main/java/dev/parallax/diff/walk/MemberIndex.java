package dev.parallax.diff.walk;

import dev.parallax.diff.align.Alignment;
import dev.parallax.diff.json.Ints;
import dev.parallax.diff.json.JsonNames;
import dev.parallax.diff.json.JsonScanner;
import dev.parallax.diff.json.NotJsonException;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The members of one object from some place on, found by name: first by the guess that they come in the order of the
 * object before, then by looking. Used again from object to object. Not thread-safe.
 */
final class MemberIndex {

    /** Up to this many members, looking at each beats hashing. */
    private static final int MAX_SCANNED = 12;

    private final JsonNames names = new JsonNames();
    private final Ints spans = new Ints();
    private final BitSet taken = new BitSet();
    private int[] table = new int[0];
    private int[] next = new int[0];
    private final int[] guesses = new int[MAX_SCANNED];
    private int asked;
    private boolean hashed;

    /** Whether some name is written with escapes, so that equal names need not be equal bytes. */
    private boolean escapes;

    private byte[] doc = new byte[0];

    /** Reads the members from {@code at}, a name or the closing brace, to the end of the object, which it answers. */
    int read(byte[] document, JsonScanner scanner, int at, int depth) throws NotJsonException {
        doc = document;
        spans.clear();
        taken.clear();
        table = table.length > 1_024 ? new int[0] : table;
        hashed = false;
        escapes = false;
        asked = 0;
        int from = at;
        while (scanner.at(from) != '}') {
            int nameEnd = scanner.name(from);
            int value = scanner.colon(nameEnd);
            int valueEnd = scanner.value(value, depth);
            spans.add(from);
            spans.add(nameEnd);
            spans.add(value);
            spans.add(valueEnd);
            escapes |= JsonNames.hasEscape(doc, from, nameEnd);
            from = scanner.blanks(valueEnd);
            if (scanner.at(from) == ',') {
                from = scanner.blanks(from + 1);
                if (scanner.at(from) != '"') {
                    throw new NotJsonException("no member name where one must be", from);
                }
            } else if (doc[from] != '}') {
                throw new NotJsonException("unexpected character", from);
            }
        }
        return from + 1;
    }

    int size() {
        return spans.size() / 4;
    }

    int nameStart(int member) {
        return spans.get(member * 4);
    }

    int nameEnd(int member) {
        return spans.get(member * 4 + 1);
    }

    int valueStart(int member) {
        return spans.get(member * 4 + 2);
    }

    int valueEnd(int member) {
        return spans.get(member * 4 + 3);
    }

    /** How many were taken. */
    int taken() {
        return taken.cardinality();
    }

    boolean isTaken(int member) {
        return taken.get(member);
    }

    /** Takes the first member of that name not yet taken; {@link Alignment#NONE} if there is none. */
    int take(byte[] other, int start, int end) {
        boolean mayEscape = escapes || JsonNames.hasEscape(other, start, end);
        int ordinal = asked++;
        if (size() > MAX_SCANNED || ordinal >= MAX_SCANNED) {
            int found = find(other, start, end, mayEscape);
            if (found != Alignment.NONE) {
                taken.set(found);
            }
            return found;
        }
        int guess = guesses[ordinal];
        // Of a name that is there twice the guess might name the second, so none before it may have the name too.
        int found = guess < size() && isFree(guess, other, start, end, mayEscape) && isFirst(guess, mayEscape)
                ? guess
                : find(other, start, end, mayEscape);
        if (found != Alignment.NONE) {
            guesses[ordinal] = found;
            taken.set(found);
        }
        return found;
    }

    private boolean isFirst(int member, boolean mayEscape) {
        for (int i = 0; i < member; i++) {
            if (isFree(i, doc, nameStart(member), nameEnd(member), mayEscape)) {
                return false;
            }
        }
        return true;
    }

    private boolean isFree(int member, byte[] other, int start, int end, boolean mayEscape) {
        if (taken.get(member)) {
            return false;
        }
        return mayEscape
                ? names.same(doc, nameStart(member), nameEnd(member), other, start, end)
                : nameEnd(member) - nameStart(member) == end - start
                        && Arrays.equals(doc, nameStart(member), nameEnd(member), other, start, end);
    }

    private int find(byte[] other, int start, int end, boolean mayEscape) {
        int size = size();
        if (size <= MAX_SCANNED) {
            for (int i = 0; i < size; i++) {
                if (isFree(i, other, start, end, mayEscape)) {
                    return i;
                }
            }
            return Alignment.NONE;
        }
        if (!hashed) {
            hash(size);
        }
        int slot = (int) names.hash(other, start, end) & (table.length - 1);
        int previous = Alignment.NONE;
        for (int entry = table[slot] - 1; entry >= 0; entry = next[entry]) {
            if (taken.get(entry)) {
                // Taken members leave their chain, so that a name there a thousand times is no walk of a thousand.
                if (previous < 0) {
                    table[slot] = next[entry] + 1;
                } else {
                    next[previous] = next[entry];
                }
            } else {
                if (isFree(entry, other, start, end, mayEscape)) {
                    return entry;
                }
                previous = entry;
            }
        }
        return Alignment.NONE;
    }

    private void hash(int size) {
        int capacity = Integer.highestOneBit(size) * 4;
        table = new int[capacity];
        next = next.length < size ? new int[size] : next;
        for (int i = size - 1; i >= 0; i--) {
            int slot = (int) names.hash(doc, nameStart(i), nameEnd(i)) & (capacity - 1);
            next[i] = table[slot] - 1;
            table[slot] = i + 1;
        }
        hashed = true;
    }
}
