package dev.parallax.diff.walk;

import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.json.JsonScanner;
import dev.parallax.diff.json.JsonStrings;
import dev.parallax.diff.json.NotJsonException;
import dev.parallax.diff.json.Span;
import dev.parallax.diff.value.RawValues;
import dev.parallax.exchange.Side;
import dev.parallax.rules.path.FilterProbe;
import dev.parallax.rules.trie.RuleState;

/**
 * Looks for another tenant's name in a value only one side has: a row too many is a leak if it is another tenant's.
 * Recursion is as deep as documents may be nested, which {@link Limits#depth} bounds.
 */
final class LeakSearch {

    private final Walk walk;
    private final byte[] doc;
    private final JsonScanner scanner;
    private final Side side;

    LeakSearch(Walk walk, byte[] doc, Side side) {
        this.walk = walk;
        this.doc = doc;
        this.scanner = new JsonScanner(doc, doc.length, walk.limits().depth());
        this.side = side;
    }

    /** Searches the value that starts there; answers its end. */
    int search(int start, Place at, RuleState state) throws NotJsonException {
        int end = scanner.value(start, 0);
        if (state.reflexive()) {
            return end;
        }
        walk.spend(end - (long) start);
        Span value = new Span(doc, start, end);
        if (walk.values().leaks(value, state.here())) {
            walk.leak(at, side == Side.LEGACY ? value : null, side == Side.CANDIDATE ? value : null);
        } else if (doc[start] == '{') {
            members(start, at, state);
        } else if (doc[start] == '[') {
            elements(start, at, state);
        }
        return end;
    }

    private void members(int start, Place at, RuleState state) throws NotJsonException {
        int from = scanner.blanks(start + 1);
        while (doc[from] != '}') {
            int nameEnd = scanner.name(from);
            int value = scanner.colon(nameEnd);
            String name = JsonStrings.decode(doc, from, nameEnd);
            from = next(search(value, at.member(name), state.member(name, probe(value))));
        }
    }

    private void elements(int start, Place at, RuleState state) throws NotJsonException {
        int from = scanner.blanks(start + 1);
        for (int i = 0; doc[from] != ']'; i++) {
            RuleState below = state.element(i, () -> RawValues.length(doc, start, scanner), probe(from));
            from = next(search(from, at.element(i, i), below));
        }
    }

    private int next(int end) {
        int at = scanner.blanks(end);
        return doc[at] == ',' ? scanner.blanks(at + 1) : at;
    }

    private FilterProbe probe(int value) {
        return filter -> RawValues.holds(filter, doc, value, scanner);
    }
}
