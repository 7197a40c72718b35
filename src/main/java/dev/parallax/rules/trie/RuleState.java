package dev.parallax.rules.trie;

import dev.parallax.rules.Rule;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.path.FilterProbe;
import dev.parallax.rules.path.RulePath.Selector;
import dev.parallax.rules.path.Slices;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk through a document stands in the trie of rule paths: which rules are in force at this place, and which may
 * be below it. States are made as documents need them and kept, so a step is a look-up. Thread-safe.
 */
public final class RuleState {

    private final CompiledRules home;

    /** Trie nodes whose path ends exactly here. */
    private final BitSet exactly;

    /** Trie nodes above whose descendant edges still apply. */
    private final BitSet carried;

    private final PlaceRules here;
    private final boolean below;
    private final boolean reflexive;
    private final boolean exact;
    private final boolean filters;
    private final boolean positions;
    private final Set<String> names;
    private final Map<String, RuleState> byName = new ConcurrentHashMap<>();

    /** The state under any name no rule names; computed at first use, racing threads compute the same. */
    private volatile @Nullable RuleState underOtherName;

    /** The state under any index where no rule asks for the position. */
    private volatile @Nullable RuleState underAnyIndex;

    RuleState(CompiledRules home, BitSet exactly, BitSet carried) {
        this.home = home;
        this.exactly = exactly;
        this.carried = carried;
        List<Rule> rules = new ArrayList<>();
        boolean allReflexive = true;
        List<Treatment> treatments = new ArrayList<>();
        for (PathTrie node : home.nodes(exactly)) {
            rules.addAll(node.rules);
            allReflexive &= node.reflexive;
            treatments.addAll(node.treatments);
        }
        List<Selector> edges = new ArrayList<>();
        home.nodes(exactly).forEach(node -> edges.addAll(node.children.keySet()));
        for (PathTrie node : home.nodes(carrying())) {
            edges.addAll(node.descendants.keySet());
            for (PathTrie child : node.descendants.values()) {
                allReflexive &= child.reflexive;
                treatments.addAll(child.treatments);
            }
        }
        this.here = PlaceRules.of(home.mostSpecificFirst(rules));
        this.below = !edges.isEmpty();
        this.reflexive = allReflexive;
        this.exact = Transitive.are(treatments);
        this.names = new HashSet<>();
        boolean anyFilter = false;
        boolean anyPosition = false;
        for (Selector edge : edges) {
            if (edge instanceof Selector.Name name) {
                names.add(name.name());
            }
            anyFilter |= edge instanceof Selector.Filter;
            anyPosition |= edge instanceof Selector.Index || edge instanceof Selector.Slice;
        }
        this.filters = anyFilter;
        this.positions = anyPosition;
    }

    /** Nodes whose descendant edges apply to the next step. */
    private BitSet carrying() {
        BitSet carrying = (BitSet) carried.clone();
        for (PathTrie node : home.nodes(exactly)) {
            if (!node.descendants.isEmpty()) {
                carrying.set(node.id);
            }
        }
        return carrying;
    }

    /** What is in force at this place. */
    public PlaceRules here() {
        return here;
    }

    /** The state at a place no rule reaches. */
    public RuleState dead() {
        return home.dead();
    }

    /** Whether some rule may be in force below this place. */
    public boolean anyBelow() {
        return below;
    }

    /** Whether every value is equivalent to itself here and below. */
    public boolean reflexive() {
        return reflexive;
    }

    /** Whether equivalence is transitive at every place here and below; if not, it may be all the same. */
    public boolean exact() {
        return exact;
    }

    /** The state of the member of that name. */
    public RuleState member(String name, FilterProbe probe) {
        if (!below) {
            return home.dead();
        }
        if (filters) {
            return step(edge -> matchesName(edge, name, probe));
        }
        RuleState known = byName.get(name);
        if (known != null) {
            return known;
        }
        if (!names.contains(name)) {
            RuleState other = underOtherName;
            if (other == null) {
                other = step(edge -> edge instanceof Selector.Wildcard);
                underOtherName = other;
            }
            return other;
        }
        RuleState named = step(edge -> matchesName(edge, name, probe));
        byName.put(name, named);
        return named;
    }

    /** The state of the element at {@code index}; {@code length}, the number of elements, is asked only where needed. */
    public RuleState element(int index, IntSupplier length, FilterProbe probe) {
        if (!below) {
            return home.dead();
        }
        if (filters || positions) {
            return step(edge -> matchesIndex(edge, index, length, probe));
        }
        RuleState any = underAnyIndex;
        if (any == null) {
            any = step(edge -> edge instanceof Selector.Wildcard);
            underAnyIndex = any;
        }
        return any;
    }

    /** The state of every element, if neither its position nor what is in it decides; null otherwise. */
    public @Nullable RuleState everyElement() {
        return below && (filters || positions) ? null : element(0, () -> 0, filter -> false);
    }

    /** Whether what is in a value below decides which rules are in force there. */
    public boolean looksIntoValues() {
        return filters;
    }

    private RuleState step(Predicate<Selector> matches) {
        BitSet next = new BitSet();
        for (PathTrie node : home.nodes(exactly)) {
            follow(node.children, matches, next);
        }
        BitSet carrying = carrying();
        for (PathTrie node : home.nodes(carrying)) {
            follow(node.descendants, matches, next);
        }
        return home.intern(next, carrying);
    }

    private static void follow(Map<Selector, PathTrie> edges, Predicate<Selector> matches, BitSet next) {
        edges.forEach((edge, node) -> {
            if (matches.test(edge)) {
                next.set(node.id);
            }
        });
    }

    private static boolean matchesName(Selector edge, String name, FilterProbe probe) {
        return edge instanceof Selector.Wildcard
                || (edge instanceof Selector.Name wanted && wanted.name().equals(name))
                || (edge instanceof Selector.Filter filter && probe.holds(filter));
    }

    private static boolean matchesIndex(Selector edge, int index, IntSupplier length, FilterProbe probe) {
        if (edge instanceof Selector.Index wanted) {
            return wanted.index() == index || (wanted.index() < 0 && wanted.index() + length.getAsInt() == index);
        }
        if (edge instanceof Selector.Slice slice) {
            return Slices.contains(slice, index, length);
        }
        return edge instanceof Selector.Wildcard || (edge instanceof Selector.Filter filter && probe.holds(filter));
    }
}
