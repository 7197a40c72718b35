package dev.parallax.diff.walk;

import dev.parallax.diff.align.Alignment;
import dev.parallax.diff.align.HashIndex;
import dev.parallax.diff.json.Bytes;
import dev.parallax.diff.json.Hashes;
import dev.parallax.diff.json.JsonScanner;
import dev.parallax.diff.json.JsonStrings;
import dev.parallax.diff.json.NotJsonException;
import dev.parallax.diff.value.Origins;
import dev.parallax.diff.value.RawValues;
import dev.parallax.exchange.Side;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.trie.RuleState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hashes the keys of the elements of one array. Not thread-safe. */
final class ElementKeys {

    /** So many elements ahead are looked at before the key is. */
    private static final int MAX_LEFT_OUT = 3;

    private final Elements elements;
    private final byte[] doc;
    private final JsonScanner scanner;
    private final RuleState state;
    private final String[] names;
    private final byte[][] utf8;

    /** Each name as it stands in most objects, up to its value. */
    private final byte[][] written;

    /** Where the values of the key members of the element looked at last are; below zero where there is none. */
    private final int[] values;

    private final Side side;
    private final CanonicalHash hash;
    private final Origins origins;
    private final List<Integer> missing = new ArrayList<>();

    /** The rules' state at each key member; null if it may be another from element to element. */
    private final RuleState @Nullable [] below;

    /** Whether the same bytes have the same key on both sides, as far as keys were read. */
    private boolean sameOnBothSides;

    ElementKeys(Walk walk, RuleState state, Treatment.ArrayKeyed keyed, Elements elements, Side side) {
        this.elements = elements;
        this.doc = elements.doc();
        this.scanner = elements.scanner();
        this.state = state;
        this.names = keyed.members().toArray(String[]::new);
        this.utf8 = Arrays.stream(names)
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.written = Arrays.stream(names)
                .map(name -> (JsonStrings.encode(name) + ':').getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.values = new int[names.length];
        this.side = side;
        this.hash = new CanonicalHash(doc, scanner, side, HashUse.KEY, walk);
        this.origins = walk.values().origins();
        RuleState every = state.everyElement();
        this.below = every == null || every.looksIntoValues()
                ? null
                : Arrays.stream(names)
                        .map(name -> every.member(name, filter -> false))
                        .toArray(RuleState[]::new);
        this.sameOnBothSides = below != null
                && Arrays.stream(below).allMatch(rules -> rules.here().none());
    }

    /** Keys of elements, by position among those held; those without are listed, and have a key no other has. */
    static final class Keys {

        private final long[] hashes;
        private final List<Integer> missing;
        private final boolean sameOnBothSides;

        /**
         * @param sameOnBothSides whether an element of the other side in the same bytes has the same key
         */
        Keys(long[] hashes, List<Integer> missing, boolean sameOnBothSides) {
            this.hashes = hashes;
            this.missing = missing;
            this.sameOnBothSides = sameOnBothSides;
        }

        long[] hashes() {
            return hashes;
        }

        List<Integer> missing() {
            return missing;
        }
    }

    Keys all() throws NotJsonException {
        long[] keys = new long[elements.size()];
        for (int i = 0; i < keys.length; i++) {
            find(elements.start(i));
            keys[i] = of(i, elements.start(i));
        }
        return new Keys(keys, missing, sameOnBothSides && missing.isEmpty());
    }

    /**
     * Reads the elements from {@code at} on and their keys. Where the other side's element of that key is the same bytes,
     * it need not be scanned again: a whole object that starts here and is JSON ends where its like ends. Nor is its key
     * read where both sides go on in step.
     */
    Keys readAlong(int at, int depth, Elements others, Keys otherKeys) throws NotJsonException {
        HashIndex index = null;
        long[] keys = new long[Math.max(16, others.size() + 1)];
        int from = at;
        int count = 0;
        int guess = 0;
        while (scanner.at(from) != ']') {
            if (count == keys.length) {
                keys = Arrays.copyOf(keys, count * 2);
            }
            int like = otherKeys.sameOnBothSides ? near(from, others, guess) : Alignment.NONE;
            if (like != Alignment.NONE) {
                keys[count] = otherKeys.hashes()[like];
            } else if (hasPlainKey(from)) {
                index = index == null ? new HashIndex(otherKeys.hashes(), 0, others.size()) : index;
                keys[count] = of(count, from);
                like = index.first(keys[count]);
                guess = like == Alignment.NONE ? guess : like;
                like = isSame(from, others, like) ? like : Alignment.NONE;
            } else {
                int end = scanner.value(from, depth);
                find(from);
                keys[count++] = of(count - 1, from);
                from = elements.add(from, end);
                continue;
            }
            count++;
            if (like == Alignment.NONE) {
                from = elements.add(from, scanner.value(from, depth));
            } else {
                from = elements.addLike(from, from + others.end(like) - others.start(like), like);
                guess = like + 1;
            }
        }
        elements.closeAt(from);
        return new Keys(Arrays.copyOf(keys, count), missing, false);
    }

    /** Whether the key can be hashed before the element is known to be JSON: a scalar is checked on the way, no more. */
    private boolean hasPlainKey(int element) throws NotJsonException {
        if (doc[element] != '{') {
            return false;
        }
        find(element);
        for (int value : values) {
            if (value < 0 || scanner.at(value) == '{' || doc[value] == '[') {
                return false;
            }
        }
        return true;
    }

    /** Looks up where the key members of the element that starts there have their values. */
    private void find(int element) throws NotJsonException {
        for (int i = 0; i < values.length; i++) {
            int value = element + 1 + written[i].length;
            boolean comesFirst = value < doc.length
                    && doc[value] > ' '
                    && doc[element] == '{'
                    && Bytes.same(doc, element + 1, value, written[i], 0, written[i].length);
            values[i] = comesFirst ? value : RawValues.member(doc, element, names[i], utf8[i], scanner);
        }
    }

    /** One of the other side's next few elements that is the same bytes: most often nothing moved but a little. */
    private int near(int from, Elements others, int guess) {
        for (int like = guess; like < guess + MAX_LEFT_OUT; like++) {
            if (isSame(from, others, like)) {
                return like;
            }
        }
        return Alignment.NONE;
    }

    private boolean isSame(int from, Elements others, int like) {
        if (like < 0 || like >= others.size() || others.doc()[others.start(like)] != '{') {
            return false;
        }
        int start = others.start(like);
        int end = others.end(like);
        int to = from + end - start;
        return to <= doc.length && Bytes.same(doc, from, to, others.doc(), start, end);
    }

    /** The key of the element at this position, which starts there and was looked up last. */
    private long of(int element, int start) throws NotJsonException {
        long key = 0;
        for (int i = 0; i < names.length; i++) {
            int value = values[i];
            if (value < 0 || doc[value] == 'n') {
                missing.add(element);
                return Hashes.pair(side == Side.LEGACY ? -1 : -2, element);
            }
            sameOnBothSides = sameOnBothSides && isSameOnBothSides(value);
            key = Hashes.pair(key, hash.of(value, below == null ? below(element, start, i, value) : below[i]));
        }
        return key;
    }

    /** Whether the same bytes there are the same key: not if rules may hold in them, or each side writes its own address. */
    private boolean isSameOnBothSides(int value) throws NotJsonException {
        byte first = doc[value];
        return first != '{'
                && first != '['
                && (first != '"' || !origins.areKnown() || !Origins.mayStandIn(doc, value, scanner.string(value)));
    }

    private RuleState below(int element, int start, int name, int value) {
        return state.element(
                        elements.first() + element,
                        elements::length,
                        filter -> RawValues.holds(filter, doc, start, scanner))
                .member(names[name], filter -> RawValues.holds(filter, doc, value, scanner));
    }
}
