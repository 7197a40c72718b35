package dev.parallax.diff.walk;

import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.json.JsonScanner;
import dev.parallax.diff.json.JsonStrings;
import dev.parallax.diff.json.NotJsonException;
import dev.parallax.diff.value.RawValues;
import dev.parallax.rules.trie.RuleState;

/** Looks for a leaf that is compared: one at no ignored place. Stops at the first. */
public final class LeafSearch {

    private final byte[] doc;
    private final JsonScanner scanner;

    public LeafSearch(byte[] doc, Limits limits) {
        this.doc = doc;
        this.scanner = new JsonScanner(doc, doc.length, limits.depth());
    }

    /** Whether every leaf of the document, if there is one, is at an ignored place. */
    public boolean allIgnored(RuleState root) throws NotJsonException {
        return search(scanner.blanks(JsonScanner.start(doc)), root) >= 0;
    }

    /** The end of the value; below zero if a leaf that is compared was found. */
    private int search(int start, RuleState state) throws NotJsonException {
        if (state.here().ignore() != null) {
            return scanner.value(start, 0);
        }
        boolean object = doc[start] == '{';
        if (!object && doc[start] != '[') {
            return -1;
        }
        int at = scanner.blanks(start + 1);
        if (doc[at] == '}' || doc[at] == ']') {
            return -1;
        }
        for (int i = 0; doc[at] != '}' && doc[at] != ']'; i++) {
            int nameEnd = object ? scanner.name(at) : at;
            int value = object ? scanner.colon(nameEnd) : at;
            RuleState below = object
                    ? state.member(
                            JsonStrings.decode(doc, at, nameEnd),
                            filter -> RawValues.holds(filter, doc, value, scanner))
                    : state.element(
                            i,
                            () -> RawValues.length(doc, start, scanner),
                            filter -> RawValues.holds(filter, doc, value, scanner));
            int end = search(value, below);
            if (end < 0) {
                return end;
            }
            at = scanner.blanks(end);
            at = doc[at] == ',' ? scanner.blanks(at + 1) : at;
        }
        return at + 1;
    }
}
