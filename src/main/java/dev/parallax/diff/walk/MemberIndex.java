package dev.parallax.diff.walk;

import dev.parallax.diff.align.Alignment;
import dev.parallax.diff.json.Hashes;
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
    private static final int MAX_SCANNED = 64;

    private static final int NOT_KNOWN = 0;
    private static final int SOME_TWICE = -1;

    private final JsonNames names = new JsonNames();
    private final Ints spans = new Ints();
    private final BitSet taken = new BitSet();
    private int[] table = new int[0];
    private int[] next = new int[0];
    private final int[] guesses = new int[MAX_SCANNED];
    private int asked;
    private boolean hashed;

    /** By member a number that differs only where names do. */
    private final long[] digests = new long[MAX_SCANNED];

    /** How many members have names known to be all different, found out once for objects that look the same. */
    private int distinct = NOT_KNOWN;

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
        boolean sameNames = true;
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
            sameNames &= isSameName(size() - 1, from, nameEnd);
            from = next(scanner, valueEnd);
        }
        distinct = sameNames && distinct == size() ? distinct : NOT_KNOWN;
        return from + 1;
    }

    /** From a member's end to the next one's name, or the closing brace. */
    static int next(JsonScanner scanner, int end) throws NotJsonException {
        int at = scanner.blanks(end);
        byte next = scanner.at(at);
        if (next == '}') {
            return at;
        }
        if (next != ',') {
            throw new NotJsonException("unexpected character", at);
        }
        int name = scanner.blanks(at + 1);
        if (scanner.at(name) != '"') {
            throw new NotJsonException("no member name where one must be", name);
        }
        return name;
    }

    /** Whether the object before had that name in this place; remembers the name. */
    private boolean isSameName(int member, int start, int end) {
        if (member >= MAX_SCANNED) {
            return false;
        }
        long digest = Hashes.bytes(doc, start, end);
        boolean same = digests[member] == digest;
        digests[member] = digest;
        return same;
    }

    /** Whether no two members have the same name; only for so few that each may be looked at, and without escapes. */
    private boolean areDistinct() {
        if (distinct == NOT_KNOWN) {
            distinct = size();
            for (int i = 1; i < size(); i++) {
                for (int j = 0; j < i; j++) {
                    distinct = digests[i] == digests[j] ? SOME_TWICE : distinct;
                }
            }
        }
        return distinct != SOME_TWICE;
    }

    /** Number of bytes from the member's name to the end of its value. */
    int length(int member) {
        return valueEnd(member) - nameStart(member);
    }

    /**
     * Takes the member guessed to be next if the other side has it in the same bytes: its name, its value and what is
     * between them.
     *
     * @return {@link Alignment#NONE} if the guess is wrong, or names may stand twice
     */
    int takeAlike(byte[] other, int start, int end) {
        int size = size();
        if (asked >= size || size > MAX_SCANNED || escapes || !areDistinct()) {
            return Alignment.NONE;
        }
        int guess = guesses[asked];
        if (guess >= size || taken.get(guess)) {
            return Alignment.NONE;
        }
        int from = nameStart(guess);
        int to = valueEnd(guess);
        int after = start + to - from;
        if (after >= end
                || !Arrays.equals(doc, from, to, other, start, after)
                || isNumberGoingOn(doc[to - 1], other[after])) {
            return Alignment.NONE;
        }
        asked++;
        taken.set(guess);
        return guess;
    }

    private static boolean isNumberGoingOn(byte last, byte next) {
        return last >= '0' && last <= '9' && ((next >= '0' && next <= '9') || next == '.' || (next | 0x20) == 'e');
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
