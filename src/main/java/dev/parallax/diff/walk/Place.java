package dev.parallax.diff.walk;

import dev.parallax.diff.budget.Limits;
import dev.parallax.exchange.JsonPointer;
import dev.parallax.exchange.Location;
import dev.parallax.exchange.PathPattern;
import org.jspecify.annotations.Nullable;

/**
 * A place both documents have been walked to: one cursor for both sides. Rendered only where something is reported.
 *
 * @param parent the enclosing value's place; null at the root
 * @param name the member's name; null for an element and at the root
 * @param legacyIndex the element's index in legacy's array; where it would stand if legacy has none
 * @param candidateIndex the element's index in the candidate's array; where it would stand if the candidate has none
 * @param template the place with indexes as {@code *}
 */
public record Place(
        @Nullable Place parent, @Nullable String name, int legacyIndex, int candidateIndex, Pattern template) {

    public static Place root() {
        return new Place(null, null, 0, 0, Pattern.root());
    }

    public Place member(String key) {
        return new Place(this, key, 0, 0, template.member(key));
    }

    public Place element(int inLegacy, int inCandidate) {
        return new Place(this, null, inLegacy, inCandidate, template.element());
    }

    public PathPattern pattern() {
        return template.path();
    }

    public Location location() {
        StringBuilder text = new StringBuilder();
        append(text, true);
        JsonPointer legacy = new JsonPointer(text.toString());
        if (isSameOnBothSides()) {
            return new Location.InBody(legacy, legacy);
        }
        text.setLength(0);
        append(text, false);
        return new Location.InBody(legacy, new JsonPointer(text.toString()));
    }

    private boolean isSameOnBothSides() {
        for (Place place = this; place != null; place = place.parent) {
            if (place.legacyIndex != place.candidateIndex) {
                return false;
            }
        }
        return true;
    }

    /** Recursion is as deep as documents may be nested, which {@link Limits#depth} bounds. */
    private void append(StringBuilder text, boolean inLegacy) {
        if (parent == null) {
            return;
        }
        parent.append(text, inLegacy);
        text.append('/');
        if (name == null) {
            text.append(inLegacy ? legacyIndex : candidateIndex);
            return;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '~') {
                text.append("~0");
            } else if (c == '/') {
                text.append("~1");
            } else {
                text.append(c);
            }
        }
    }
}
