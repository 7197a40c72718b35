package dev.parallax.diff.walk;

import dev.parallax.diff.json.Ints;
import dev.parallax.diff.json.JsonScanner;
import dev.parallax.diff.json.NotJsonException;
import dev.parallax.diff.json.Span;
import dev.parallax.diff.value.RawValues;

/** The elements of an array from some index on, where they stand. Not thread-safe. */
final class Elements {

    private static final int UNLIKE = -1;

    private final byte[] doc;
    private final JsonScanner scanner;
    private final int array;
    private final int first;
    private final Ints spans = new Ints();

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
        spans.add(start);
        spans.add(end);
        return next(scanner, end);
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
        return spans.size() / 2;
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
        return spans.get(element * 2);
    }

    int end(int element) {
        return spans.get(element * 2 + 1);
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

    dev.parallax.rules.path.FilterProbe probe(int element) {
        return filter -> RawValues.holds(filter, doc, start(element), scanner);
    }
}
