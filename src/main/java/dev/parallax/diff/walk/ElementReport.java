package dev.parallax.diff.walk;

import dev.parallax.diff.align.Alignment;
import dev.parallax.diff.json.NotJsonException;
import dev.parallax.exchange.Side;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.trie.Applied;
import dev.parallax.rules.trie.RuleState;

/** Reports the elements of two aligned arrays that only one side has, and that others have moved. */
final class ElementReport {

    private final Walk walk;
    private final Surroundings around;
    private final int depth;

    /**
     * @param depth that of the arrays
     */
    ElementReport(Walk walk, Surroundings around, int depth) {
        this.walk = walk;
        this.around = around;
        this.depth = depth;
    }

    void all(Elements one, Elements other, Alignment alignment) throws NotJsonException {
        for (int i = 0; i < one.size(); i++) {
            if (alignment.candidateOf(i) == Alignment.NONE) {
                int index = one.first() + i;
                oneSided(one, i, Side.LEGACY, around.place(depth).element(index, Math.min(index, other.total())));
            }
        }
        for (int j = 0; j < other.size(); j++) {
            if (alignment.legacyOf(j) == Alignment.NONE) {
                int index = other.first() + j;
                oneSided(other, j, Side.CANDIDATE, around.place(depth).element(Math.min(index, one.total()), index));
            }
        }
        Applied<?> rule = around.state(depth).here().array();
        if (rule != null && !(rule.treatment() instanceof Treatment.ArrayOrdered)) {
            if (alignment.crosses()) {
                walk.report().masked(rule.rule(), around.place(depth));
            }
        } else if (alignment.moved()) {
            walk.elementsReordered(around.place(depth), one.whole(), other.whole(), around.severity(depth));
        }
    }

    private void oneSided(Elements elements, int element, Side side, Place at) throws NotJsonException {
        RuleState array = around.state(depth);
        RuleState below = around.ruled()
                ? array.element(elements.first() + element, elements::total, elements.probe(element))
                : array;
        walk.oneSided(elements.span(element), side, at, below, array, false, false, null, around.severity(depth));
    }
}
