package dev.parallax.rules.load;

import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.RuleId;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.problem.SourcePosition;
import java.util.List;
import java.util.Map;

/**
 * A golden case: two replies, and what the rules must make of them.
 *
 * @param title what the case shows
 * @param at where it stands
 * @param operation whose replies they are
 * @param tenant whose they are
 * @param legacy legacy's reply
 * @param candidate the candidate's reply
 * @param differs every difference that must be left, as {@code KIND SEVERITY pattern}, in any order
 * @param masked every rule that must have allowed something, and at how many places
 */
public record RuleCase(
        String title,
        SourcePosition at,
        OperationId operation,
        Tenant tenant,
        Reply.Answer legacy,
        Reply.Answer candidate,
        List<String> differs,
        Map<RuleId, Integer> masked) {

    /** Copies the collections. */
    public RuleCase {
        differs = List.copyOf(differs);
        masked = Map.copyOf(masked);
    }
}
