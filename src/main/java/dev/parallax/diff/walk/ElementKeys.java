package dev.parallax.diff.walk;

import dev.parallax.diff.align.Alignment;
import dev.parallax.diff.align.HashIndex;
import dev.parallax.diff.json.Hashes;
import dev.parallax.diff.json.NotJsonException;
import dev.parallax.diff.value.RawValues;
import dev.parallax.exchange.Side;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.trie.RuleState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Hashes the keys of the elements of one array. */
final class ElementKeys {

    private static final int NOT_READ = -1;

    private final Elements elements;
    private final RuleState state;
    private final Treatment.ArrayKeyed keyed;
    private final Side side;
    private final CanonicalHash hash;
    private final List<Integer> missing = new ArrayList<>();

    ElementKeys(Walk walk, RuleState state, Treatment.ArrayKeyed keyed, Elements elements, Side side) {
        this.elements = elements;
        this.state = state;
        this.keyed = keyed;
        this.side = side;
        this.hash = new CanonicalHash(elements.doc(), elements.scanner(), side, true, walk);
    }

    /** Keys of elements, by position among those held; those without are listed, and have a key no other has. */
    static final class Keys {
        private final long[] hashes;
        private final List<Integer> missing;

        Keys(long[] hashes, List<Integer> missing) {
            this.hashes = hashes;
            this.missing = missing;
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
            keys[i] = of(i, elements.start(i));
        }
        return new Keys(keys, missing);
    }

    /**
     * Reads the elements from {@code at} on and their keys. Where the other side's element of that key is the same bytes,
     * it need not be scanned again: a whole object that starts here and is JSON ends where its like ends.
     */
    Keys readAlong(int at, int depth, Elements others, Keys otherKeys) throws NotJsonException {
        HashIndex index = new HashIndex(otherKeys.hashes(), 0, otherKeys.hashes().length);
        long[] keys = new long[Math.max(16, others.size() + 1)];
        int from = at;
        int count = 0;
        while (elements.scanner().at(from) != ']') {
            if (count == keys.length) {
                keys = Arrays.copyOf(keys, count * 2);
            }
            int end = hasPlainKey(from) ? NOT_READ : elements.scanner().value(from, depth);
            keys[count] = of(count, from);
            if (end == NOT_READ) {
                int like = index.first(keys[count]);
                end = like != Alignment.NONE && isSame(from, others, like)
                        ? from + others.end(like) - others.start(like)
                        : elements.scanner().value(from, depth);
            }
            from = elements.add(from, end);
            count++;
        }
        elements.closeAt(from);
        return new Keys(Arrays.copyOf(keys, count), missing);
    }

    /** Whether the key can be hashed before the element is known to be JSON: a scalar is checked on the way, no more. */
    private boolean hasPlainKey(int element) throws NotJsonException {
        for (String name : keyed.members()) {
            int value = RawValues.member(elements.doc(), element, name, elements.scanner());
            if (value < 0 || elements.scanner().at(value) == '{' || elements.doc()[value] == '[') {
                return false;
            }
        }
        return elements.doc()[element] == '{';
    }

    private boolean isSame(int from, Elements others, int like) {
        int length = others.end(like) - others.start(like);
        return others.doc()[others.start(like)] == '{'
                && from + length <= elements.doc().length
                && Arrays.equals(
                        elements.doc(), from, from + length, others.doc(), others.start(like), others.end(like));
    }

    /** The key of the element at this position, which starts there. */
    private long of(int element, int start) throws NotJsonException {
        RuleState at = state.element(
                elements.first() + element,
                elements::length,
                filter -> RawValues.holds(filter, elements.doc(), start, elements.scanner()));
        long key = 0;
        for (String name : keyed.members()) {
            int value = RawValues.member(elements.doc(), start, name, elements.scanner());
            if (value < 0 || elements.doc()[value] == 'n') {
                missing.add(element);
                return Hashes.pair(side == Side.LEGACY ? -1 : -2, element);
            }
            RuleState below =
                    at.member(name, filter -> RawValues.holds(filter, elements.doc(), value, elements.scanner()));
            key = Hashes.pair(key, hash.of(value, below));
        }
        return key;
    }
}
