package dev.parallax.diff.walk;

import dev.parallax.diff.json.JsonType;
import dev.parallax.diff.json.Span;
import dev.parallax.exchange.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Guesses that a member was renamed: one side has a telling value under another name. */
final class Renames {

    /** More one-sided members than this are no renaming. */
    private static final int MAX_COMPARED = 64;

    /** Shorter values are equal by chance too often. */
    private static final int MIN_TELLING = 4;

    private Renames() {}

    /** The one member of {@code others} with the same value; null if there is none, or more than one. */
    static @Nullable String find(Span value, List<OneSided> others) {
        if (others.size() > MAX_COMPARED || value.length() < MIN_TELLING || !isTelling(value)) {
            return null;
        }
        String found = null;
        for (OneSided other : others) {
            if (other.value().sameBytes(value)) {
                if (found != null) {
                    return null;
                }
                found = other.name();
            }
        }
        return found;
    }

    private static boolean isTelling(Span value) {
        return value.type() != JsonType.NULL && value.type() != JsonType.BOOLEAN;
    }

    static String clause(Side side, String otherName) {
        String name = otherName.length() > 80 ? otherName.substring(0, 80) + "…" : otherName;
        return side == Side.LEGACY ? ", likely renamed to " + name : ", likely renamed from " + name;
    }
}
