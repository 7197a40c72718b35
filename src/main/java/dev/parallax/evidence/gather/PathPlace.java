package dev.parallax.evidence.gather;

import dev.parallax.rules.path.RulePath.Segment;
import dev.parallax.rules.path.RulePath.Selector;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A place in a document, and how far each of the paths to redact has come there. Going down costs time in the number of
 * steps the paths have, whatever the document. Immutable.
 */
final class PathPlace {

    /** Steps of all paths one after the other; empty after the last one of each. */
    private final List<Optional<Segment>> steps;
    /** Steps that are next here. */
    private final BitSet next;

    private final boolean sealed;
    private final boolean keyTaken;

    private PathPlace(List<Optional<Segment>> steps, BitSet next, boolean keyTaken) {
        this.steps = steps;
        this.next = next;
        this.sealed = next.stream().anyMatch(step -> steps.get(step).isEmpty());
        this.keyTaken = keyTaken;
    }

    static PathPlace root(List<Optional<Segment>> steps, List<Integer> starts) {
        BitSet next = new BitSet();
        starts.forEach(next::set);
        return new PathPlace(List.copyOf(steps), next, false);
    }

    /** Whether what stands here is not kept. */
    boolean isSealed() {
        return sealed;
    }

    /** Whether something below may have to go. */
    boolean isOpen() {
        return !next.isEmpty();
    }

    /** Whether the key that leads here goes too: a path that ends in {@code *} is about an object whose keys are data. */
    boolean isKeyTaken() {
        return keyTaken;
    }

    PathPlace member(String name) {
        return below(selector -> isNamed(selector, name), true);
    }

    PathPlace element(int index) {
        return below(selector -> isAt(selector, index), false);
    }

    /** A token of a JSON Pointer, which does not say whether it is a name or an index: either. */
    PathPlace token(String token) {
        int index = index(token);
        return below(selector -> isNamed(selector, token) || isAt(selector, index), true);
    }

    private PathPlace below(Predicate<Selector> chosen, boolean keyed) {
        if (sealed || next.isEmpty()) {
            return this;
        }
        BitSet reached = new BitSet();
        boolean taken = false;
        for (int step = next.nextSetBit(0); step >= 0; step = next.nextSetBit(step + 1)) {
            Segment segment = steps.get(step).orElseThrow();
            if (segment.descendant()) {
                reached.set(step);
            }
            for (Selector selector : segment.selectors()) {
                boolean any = selector instanceof Selector.Wildcard;
                if (any || chosen.test(selector)) {
                    reached.set(step + 1);
                    taken |= any && keyed && steps.get(step + 1).isEmpty();
                }
            }
        }
        return new PathPlace(steps, reached, taken);
    }

    private static boolean isNamed(Selector selector, String name) {
        return selector instanceof Selector.Name wanted && wanted.name().equals(name);
    }

    private static boolean isAt(Selector selector, int index) {
        return selector instanceof Selector.Index wanted && wanted.index() == index;
    }

    /** The index a token may be; -1 if it can only be a name. */
    static int index(String token) {
        if (token.isEmpty() || token.length() > 9 || !token.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return Integer.parseInt(token);
    }
}
