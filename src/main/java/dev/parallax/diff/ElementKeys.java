package dev.parallax.diff;

import dev.parallax.exchange.Side;
import dev.parallax.rules.RuleState;
import dev.parallax.rules.Treatment;
import java.util.ArrayList;
import java.util.List;

/** Hashes the keys of the elements of one array. */
final class ElementKeys {

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
            keys[i] = of(i);
        }
        return new Keys(keys, missing);
    }

    /** The key of the element held at this position. */
    private long of(int element) throws NotJsonException {
        RuleState at = state.element(elements.first() + element, elements::total, elements.probe(element));
        long key = 0;
        for (String name : keyed.members()) {
            int value = RawValues.member(elements.doc(), elements.start(element), name, elements.scanner());
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
