package dev.parallax.diff.suggest;

import dev.parallax.diff.suggest.SuggestedRule.WrittenTreatment;
import dev.parallax.rules.Treatment;

/**
 * A treatment that may explain what was seen at a place; to be tried out.
 *
 * @param treatment the treatment
 * @param written the same in the words of a rule file
 */
record Proposal(Treatment treatment, WrittenTreatment written) {

    static Proposal of(Treatment treatment, String yaml) {
        return new Proposal(treatment, new WrittenTreatment(yaml));
    }
}
