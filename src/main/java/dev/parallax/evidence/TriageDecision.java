package dev.parallax.evidence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided about a discrepancy.
 *
 * @param state where it stands from now on: any but {@link DiscrepancyState#FIXED} and {@link DiscrepancyState#REGRESSED},
 *     which are found out rather than decided
 * @param until last day of an acceptance; null exactly if the state blocks
 * @param because why; not blank
 * @param by who; not blank
 */
public record TriageDecision(
        DiscrepancyState state, @Nullable LocalDate until, Because because, Actor by) {

    /**
     * @throws IllegalArgumentException if the state cannot be decided, or an end date is missing or too many
     */
    public TriageDecision {
        if (state == DiscrepancyState.FIXED || state == DiscrepancyState.REGRESSED) {
            throw new IllegalArgumentException("state " + state + " is found out, not decided");
        }
        if (state.blocks() != (until == null)) {
            throw new IllegalArgumentException(
                    state.blocks() ? "state " + state + " takes no end date" : "state " + state + " needs an end date");
        }
    }

    /** A reason. */
    public record Because(String text) {
        public Because {
            requireText("reason", text);
        }
    }

    /** A person or a team. */
    public record Actor(String name) {
        public Actor {
            requireText("name", name);
        }
    }

    private static void requireText(String what, String text) {
        if (text.isBlank() || text.length() > 2_000) {
            throw new IllegalArgumentException(what + " must be 1 to 2000 characters");
        }
    }
}
