package dev.parallax.diff;

import dev.parallax.exchange.JsonPointer;
import dev.parallax.exchange.Location;
import dev.parallax.exchange.PathPattern;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A place both documents have been walked to: one cursor for both sides. Rendered only where something is reported.
 *
 * @param parent the enclosing value's place; null at the root
 * @param name the member's name; null for an element and at the root
 * @param legacyIndex the element's index in legacy's array; where it would stand if legacy has none
 * @param candidateIndex the element's index in the candidate's array; where it would stand if the candidate has none
 */
record Place(@Nullable Place parent, @Nullable String name, int legacyIndex, int candidateIndex) {

    static final Place ROOT = new Place(null, null, 0, 0);

    Place member(String key) {
        return new Place(this, key, 0, 0);
    }

    Place element(int inLegacy, int inCandidate) {
        return new Place(this, null, inLegacy, inCandidate);
    }

    Location location() {
        return new Location.InBody(pointer(true), pointer(false));
    }

    private JsonPointer pointer(boolean inLegacy) {
        StringBuilder text = new StringBuilder();
        for (Place step : steps()) {
            text.append('/');
            if (step.name == null) {
                text.append(inLegacy ? step.legacyIndex : step.candidateIndex);
            } else {
                text.append(step.name.replace("~", "~0").replace("/", "~1"));
            }
        }
        return new JsonPointer(text.toString());
    }

    PathPattern pattern() {
        StringBuilder text = new StringBuilder("$");
        for (Place step : steps()) {
            if (step.name == null) {
                text.append("[*]");
            } else {
                PatternText.appendMember(text, step.name);
            }
        }
        return new PathPattern(text.toString());
    }

    private Deque<Place> steps() {
        Deque<Place> steps = new ArrayDeque<>();
        for (Place place = this; place.parent != null; place = place.parent) {
            steps.push(place);
        }
        return steps;
    }
}
