package dev.parallax.rules.trie;

import dev.parallax.rules.Aspect;
import dev.parallax.rules.Treatment;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells where equivalence is transitive, so that a canonical form of each value alone says which are equivalent. Distances
 * are not: {@code 1.0}, {@code 1.1} and {@code 1.2} under {@code abs: 0.1}. Nor are two notions of sameness at one place:
 * with {@code text: [trim]} and {@code absent: [null, ""]} blanks are the empty text and the empty text is null, but blanks
 * are not null.
 */
final class Transitive {

    /** What stands for itself in JSON and may be meant as text too. */
    private static final Pattern LITERAL =
            Pattern.compile("true|false|null|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private Transitive() {}

    /** Whether equivalence under these treatments, all in force at one place, is transitive. */
    static boolean are(Iterable<? extends Treatment> treatments) {
        Set<Aspect> notions = EnumSet.noneOf(Aspect.class);
        for (Treatment treatment : treatments) {
            if (isDistance(treatment) || (treatment instanceof Treatment.ValueMap map && isAmbiguous(map))) {
                return false;
            }
            Aspect aspect = Aspect.of(treatment);
            switch (aspect) {
                // All of these rewrite both texts, one after another, and are one notion.
                case REPLACE, TEXT, URL -> notions.add(Aspect.TEXT);
                case ABSENCE, TYPE, EMBEDDED, MAP, PATTERN -> notions.add(aspect);
                default -> {
                    // Says nothing about which scalars are equivalent.
                }
            }
        }
        return notions.size() <= 1;
    }

    private static boolean isDistance(Treatment treatment) {
        return treatment instanceof Treatment.NumberTolerance || treatment instanceof Treatment.InstantTolerance;
    }

    /** Whether a value is mapped to what a number, a boolean or null is written as: that and the same as text both agree. */
    private static boolean isAmbiguous(Treatment.ValueMap map) {
        return map.legacyToCandidate().values().stream()
                .anyMatch(value -> LITERAL.matcher(value).matches());
    }
}
