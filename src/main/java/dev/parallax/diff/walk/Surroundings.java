package dev.parallax.diff.walk;

import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.value.RawValues;
import dev.parallax.exchange.Side;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.path.FilterProbe;
import dev.parallax.rules.trie.Applied;
import dev.parallax.rules.trie.PlaceRules;
import dev.parallax.rules.trie.RuleState;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the places a walk is inside of, by depth: which rules hold there, what they are called, how grave a
 * difference there is. Looked up only where something differs, and remembered for the pair of values it was looked up for.
 * Not thread-safe.
 */
final class Surroundings {

    private final Frames frames;
    private final Cursor cursor;
    private final RuleState rootState;
    private final Place rootPlace;
    private final @Nullable Applied<Treatment.SeverityOverride> rootSeverity;
    private final boolean ruled;

    Surroundings(
            Frames frames,
            Cursor cursor,
            RuleState state,
            Place place,
            @Nullable Applied<Treatment.SeverityOverride> severity) {
        this.frames = frames;
        this.cursor = cursor;
        this.rootState = state;
        this.rootPlace = place;
        this.rootSeverity = severity;
        this.ruled = state.anyBelow() || !state.here().none();
    }

    /** Whether some rule may hold somewhere in the document. */
    boolean ruled() {
        return ruled;
    }

    /** The rules' state at the value being walked at this depth. */
    RuleState state(int depth) {
        if (depth == 0 || !ruled) {
            return rootState;
        }
        long pair = frames.pair(depth);
        RuleState known = frames.states[depth];
        if (frames.stateFor[depth] == pair && known != null) {
            return known;
        }
        RuleState above = state(depth - 1);
        RuleState state = above.anyBelow() ? below(above, depth) : above.dead();
        frames.states[depth] = state;
        frames.stateFor[depth] = pair;
        return state;
    }

    private RuleState below(RuleState above, int depth) {
        int start = frames.legacyStart[depth];
        int candidateStart = frames.candidateStart[depth];
        FilterProbe probe = filter -> probe(Side.LEGACY, start).holds(filter)
                && probe(Side.CANDIDATE, candidateStart).holds(filter);
        return frames.nameStart[depth] < 0
                ? element(depth - 1, frames.legacyIndex[depth], probe)
                : above.member(frames.name(depth, cursor.legacy), probe);
    }

    /** The rules' state at an element of the array at this depth. */
    RuleState element(int depth, int index, FilterProbe probe) {
        RuleState array = state(depth);
        return ruled
                ? array.element(
                        index,
                        () -> RawValues.length(cursor.legacy, frames.legacyStart[depth], cursor.legacyScanner),
                        probe)
                : array;
    }

    /** The rules' state at a member only one side has, of the object at this depth. */
    RuleState member(int depth, String name, FilterProbe probe) {
        RuleState around = state(depth);
        return ruled ? around.member(name, probe) : around;
    }

    /** Answers filters about the value that starts there. */
    FilterProbe probe(Side side, int value) {
        return side == Side.LEGACY
                ? filter -> RawValues.holds(filter, cursor.legacy, value, cursor.legacyScanner)
                : filter -> RawValues.holds(filter, cursor.candidate, value, cursor.candidateScanner);
    }

    /** Recursion is as deep as documents may be nested, which {@link Limits#depth} bounds. */
    Place place(int depth) {
        if (depth == 0) {
            return rootPlace;
        }
        long pair = frames.pair(depth);
        Place known = frames.places[depth];
        if (frames.placeFor[depth] == pair && known != null) {
            return known;
        }
        Place above = place(depth - 1);
        Place place = frames.nameStart[depth] < 0
                ? above.element(frames.legacyIndex[depth], frames.candidateIndex[depth])
                : above.member(frames.name(depth, cursor.legacy));
        frames.places[depth] = place;
        frames.placeFor[depth] = pair;
        return place;
    }

    /** What sets the severity here: the nearest rule at or above. */
    @Nullable
    Applied<Treatment.SeverityOverride> severity(int depth) {
        if (ruled) {
            for (int above = depth; above >= 0; above--) {
                Applied<Treatment.SeverityOverride> rule = state(above).here().find(Treatment.SeverityOverride.class);
                if (rule != null) {
                    return rule;
                }
            }
        }
        return rootSeverity;
    }

    /** Whether a place around, above this depth, is treated as a whole; if so the walk goes back to it. */
    boolean leaves(int depth) {
        if (ruled) {
            for (int above = 0; above < depth; above++) {
                if (isTreatedWholeOnDifference(above)) {
                    cursor.leaveTo = above;
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isTreatedWholeOnDifference(int depth) {
        PlaceRules here = state(depth).here();
        if (here.none()) {
            return false;
        }
        if (here.ignore() != null) {
            return true;
        }
        Applied<?> array = here.array();
        return array != null
                && !(array.treatment() instanceof Treatment.ArrayOrdered)
                && cursor.legacy[frames.legacyStart[depth]] == '['
                && frames.aligned[depth] != frames.legacyStart[depth];
    }

    /** Whether a watching rule at this place has something to say about the value as a whole. */
    boolean isWatchedWhole(int depth) {
        PlaceRules here = state(depth).here();
        return here.ignore() != null
                || here.find(Treatment.TenantNamed.class) != null
                || here.find(Treatment.MustMatch.class) != null;
    }
}
