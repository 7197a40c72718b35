package dev.parallax.diff.walk;

import dev.parallax.diff.json.Bytes;
import dev.parallax.diff.json.IntegerList;
import dev.parallax.diff.json.Ints;
import dev.parallax.diff.json.JsonScanner;
import dev.parallax.diff.json.NotJsonException;
import dev.parallax.diff.json.Span;
import dev.parallax.diff.value.RawValues;
import java.util.Arrays;

/** The elements of an array from some index on, where they stand. Not thread-safe. */
final class Elements {

    private static final int UNLIKE = -1;

    /** Room for so many is made without knowing how many there are. */
    private static final int FEW = 16;

    /** Room is made for so many times as many as there are, if the text may hold them. */
    private static final int GROWTH = 4;

    private final byte[] doc;
    private final JsonScanner scanner;
    private final int array;
    private final int first;

    /** Where each starts and ends, by turns. */
    private int[] spans = new int[2 * FEW];

    private int size;

    /** For each, the element of the other side known to be the same bytes; {@link #UNLIKE}; empty if nothing is known. */
    private final Ints likes = new Ints();

    private int after;

    /**
     * @param array where the array starts
     * @param first index of the first element held
     */
    Elements(byte[] doc, JsonScanner scanner, int array, int first) {
        this.doc = doc;
        this.scanner = scanner;
        this.array = array;
        this.first = first;
    }

    /** Reads on from {@code at}, an element or the closing bracket, to the end of the array. */
    void readAll(int at, int depth) throws NotJsonException {
        int from = at;
        while (scanner.at(from) != ']') {
            from = add(from, scanner.value(from, depth));
        }
        after = from + 1;
    }

    /** Adds the element from {@code start} to {@code end}; answers where the next one, or the closing bracket, is. */
    int add(int start, int end) throws NotJsonException {
        if (2 * size == spans.length) {
            reserve(expected(end));
        }
        spans[2 * size] = start;
        spans[2 * size + 1] = end;
        size++;
        return next(scanner, end);
    }

    /**
     * Adds the plain whole numbers that follow from {@code at} on, as far as there is room; answers how many.
     *
     * @param hashes takes the hash of each
     */
    int addIntegers(int at, long[] hashes) {
        int before = size;
        size = IntegerList.read(doc, at, spans, hashes, size, CanonicalHash.NUMBER);
        return size - before;
    }

    /** Makes room for so many. */
    void reserve(int elements) {
        if (elements > capacity()) {
            spans = Arrays.copyOf(spans, 2 * elements);
        }
    }

    /** How many it has room for. */
    int capacity() {
        return spans.length / 2;
    }

    /** How many there will be, if those to come are as long as those that were, and the array goes on to the end of the text. */
    private int expected(int at) {
        long each = Math.max(1, (at - spans[0]) / size);
        return (int) Math.min((long) GROWTH * size, size + (doc.length - at) / each + FEW);
    }

    /** Adds an element known to be the same bytes as that one of the other side. */
    int addLike(int start, int end, int other) throws NotJsonException {
        for (int i = likes.size(); i < size(); i++) {
            likes.add(UNLIKE);
        }
        likes.add(other);
        return add(start, end);
    }

    /** Whether this element is known to be the same bytes as that one of the other side. */
    boolean isLike(int element, int other) {
        return element < likes.size() && likes.get(element) == other;
    }

    void closeAt(int bracket) {
        after = bracket + 1;
    }

    /** From the end of an element to the next element, or the closing bracket. */
    static int next(JsonScanner scanner, int end) throws NotJsonException {
        int at = scanner.blanks(end);
        byte next = scanner.at(at);
        if (next == ']') {
            return at;
        }
        if (next != ',') {
            throw new NotJsonException("unexpected character", at);
        }
        int element = scanner.blanks(at + 1);
        if (scanner.at(element) == ']') {
            throw new NotJsonException("not a value", element);
        }
        return element;
    }

    byte[] doc() {
        return doc;
    }

    JsonScanner scanner() {
        return scanner;
    }

    /** How many are held. */
    int size() {
        return size;
    }

    /** Index in the array of the first one held. */
    int first() {
        return first;
    }

    /** Number of elements of the whole array. */
    int total() {
        return first + size();
    }

    /** Number of elements of the whole array, also while it is still being read. */
    int length() {
        return RawValues.length(doc, array, scanner);
    }

    int start(int element) {
        return spans[element * 2];
    }

    int end(int element) {
        return spans[element * 2 + 1];
    }

    Span span(int element) {
        return new Span(doc, start(element), end(element));
    }

    /** The place after the closing bracket. */
    int after() {
        return after;
    }

    Span whole() {
        return new Span(doc, array, after);
    }

    /** Whether the two are the same bytes. */
    boolean isSame(int element, Elements others, int other) {
        return Bytes.same(doc, start(element), end(element), others.doc, others.start(other), others.end(other));
    }

    dev.parallax.rules.path.FilterProbe probe(int element) {
        return filter -> RawValues.holds(filter, doc, start(element), scanner);
    }
}
