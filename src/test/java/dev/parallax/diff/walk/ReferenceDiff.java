package dev.parallax.diff.walk;

import dev.parallax.diff.Outcome;
import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.json.NotJsonException;
import dev.parallax.rules.trie.CompiledRules;

/** The slow and simple comparison of two JSON documents that the engine must agree with: trees, maps and canonical text. */
public final class ReferenceDiff {

    private ReferenceDiff() {}

    /** What differs, or which side is no JSON, as lines in alphabetical order. */
    public static Outcome compare(byte[] legacy, byte[] candidate, CompiledRules rules) throws NotJsonException {
        Limits limits = Limits.DEFAULT;
        JsonTree.Node one = JsonTree.read(legacy, limits);
        JsonTree.Node other = JsonTree.read(candidate, limits);
        Findings findings = new Findings(limits);
        TreeDiff diff = new TreeDiff(new TreeValues("acme"), new Report(findings, limits), limits);
        diff.compare(one, other, Place.root(), rules.root(), null);
        return Outcome.of(findings.compared(diff.everythingIgnored() && findings.substantial() == 0));
    }
}
