package dev.parallax.rules.trie;

import dev.parallax.rules.Aspect;
import dev.parallax.rules.Rule;
import dev.parallax.rules.Treatment;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The treatments in force at one place: at most one of each kind, that of the most specific rule. Immutable.
 */
public final class PlaceRules {

    /** Nothing is in force. */
    public static final PlaceRules NONE = new PlaceRules(Map.of());

    /** The kinds of treatment in force, with what {@link #applied} holds; few, so that looking at each is fastest. */
    private final Class<?>[] kinds;

    private final Applied<?>[] applied;
    private final @Nullable Applied<Treatment.Ignore> ignore;
    private final @Nullable Applied<?> array;
    private final boolean reflexive;
    private final boolean exact;

    /**
     * @param byKind by class of treatment; the three array treatments, of which only one can be in force, under Aspect
     */
    private PlaceRules(Map<Class<?>, Applied<?>> byKind) {
        this.kinds = byKind.keySet().toArray(Class<?>[]::new);
        this.applied = Arrays.stream(kinds).map(byKind::get).toArray(Applied<?>[]::new);
        this.ignore = find(Treatment.Ignore.class);
        this.array = byKind.get(Aspect.class);
        this.reflexive =
                byKind.values().stream().allMatch(applied -> applied.treatment().reflexive());
        List<Treatment> treatments =
                byKind.values().stream().<Treatment>map(Applied::treatment).toList();
        // What matches a pattern is equivalent, and the rest is not, whatever else is in force but what looks inside.
        this.exact = find(Treatment.MustMatch.class) == null
                ? Transitive.are(treatments)
                : find(Treatment.EmbeddedJson.class) == null;
    }

    /**
     * The treatments of these rules; of two that speak about the same aspect the first in the list wins. So
     * {@code ignore}, which speaks about all, stands alone or not at all.
     */
    static PlaceRules of(List<Rule> mostSpecificFirst) {
        if (mostSpecificFirst.isEmpty()) {
            return NONE;
        }
        Map<Class<?>, Applied<?>> byKind = new HashMap<>();
        Set<Aspect> spoken = EnumSet.noneOf(Aspect.class);
        for (Rule rule : mostSpecificFirst) {
            Aspect aspect = Aspect.of(rule.treatment());
            if (spoken.stream().noneMatch(aspect::overlaps)) {
                spoken.add(aspect);
                Class<?> kind =
                        aspect == Aspect.ARRAY ? Aspect.class : rule.treatment().getClass();
                byKind.put(kind, new Applied<>(rule.id(), rule.treatment()));
            }
        }
        return new PlaceRules(byKind);
    }

    /** The treatment of that kind, if one is in force; not for the array treatments, see {@link #array()}. */
    @SuppressWarnings("unchecked")
    public <T extends Treatment> @Nullable Applied<T> find(Class<T> kind) {
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] == kind) {
                return (Applied<T>) applied[i];
            }
        }
        return null;
    }

    /** {@code ignore: true}, if in force. */
    public @Nullable Applied<Treatment.Ignore> ignore() {
        return ignore;
    }

    /** How arrays are aligned: ordered, unordered or keyed; null where no rule says. */
    public @Nullable Applied<?> array() {
        return array;
    }

    /** Whether nothing is in force. */
    public boolean none() {
        return kinds.length == 0;
    }

    /** Whether every value is equivalent to itself here. */
    public boolean reflexive() {
        return reflexive;
    }

    /** Whether equivalence here is transitive, so that it can be told from a canonical form of each value alone. */
    public boolean exact() {
        return exact;
    }
}
