package dev.parallax.rules.explain;

import dev.parallax.rules.Rule;

/**
 * What one rule does at a place, and why.
 *
 * @param rule the rule
 * @param effect what it does there
 * @param because why, as a clause
 */
public record RuleExplanation(Rule rule, Effect effect, String because) {

    /** What a rule does at a place, most telling first. */
    public enum Effect {
        /** It decides how the place is compared. */
        IN_FORCE,
        /** It ignores something the place is part of. */
        COVERS,
        /** It may decide; a filter or an index from the end says so only for a document. */
        DEPENDS,
        /** A more specific rule speaks about the same. */
        OVERRIDDEN,
        /** Its end date has passed. */
        ENDED,
        /** It is for other operations or tenants. */
        OUT_OF_SCOPE
    }
}
