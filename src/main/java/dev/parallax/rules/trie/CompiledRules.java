package dev.parallax.rules.trie;

import dev.parallax.rules.Precedence;
import dev.parallax.rules.Rule;
import dev.parallax.rules.RuleTarget;
import dev.parallax.rules.Treatment;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rules in force for one operation and tenant on one day, ready for the diff: body paths merged into one trie, whose
 * states are made as documents need them. Safe to share between threads.
 */
public final class CompiledRules {

    /** No rule at all. */
    public static final CompiledRules NONE = new CompiledRules(List.of());

    /** A bound on kept states; only odd filters or positions over hostile documents come near it. */
    private static final int MAX_STATES = 10_000;

    private record Sets(BitSet exactly, BitSet carried) {}

    private final List<Rule> rules;
    private final Map<Rule, Integer> ranks = new HashMap<>();
    private final List<PathTrie> trie;
    private final Map<Sets, RuleState> states = new ConcurrentHashMap<>();
    private final RuleState dead;
    private final RuleState root;
    private final Map<String, RuleState> headers;
    private final List<String> headerNames;
    private final PlaceRules status;
    private final boolean ignoresInBodies;

    private CompiledRules(List<Rule> holding) {
        this.rules = holding.stream().sorted(Precedence.MOST_SPECIFIC_FIRST).toList();
        for (Rule rule : rules) {
            ranks.putIfAbsent(rule, ranks.size());
        }
        PathTrie.Forest forest = PathTrie.build(rules);
        this.trie = forest.nodes();
        this.dead = intern(new BitSet(), new BitSet());
        this.root = at(0);
        this.headers = new HashMap<>();
        forest.headers().forEach((name, node) -> headers.put(name, at(node)));
        this.headerNames = headers.keySet().stream().sorted().toList();
        this.status = PlaceRules.of(rules.stream()
                .filter(rule -> rule.at() instanceof RuleTarget.AtStatus)
                .toList());
        this.ignoresInBodies = rules.stream()
                .anyMatch(
                        rule -> rule.treatment() instanceof Treatment.Ignore && rule.at() instanceof RuleTarget.InBody);
    }

    /**
     * Compiles the rules that cover one operation and tenant; those that do not hold on {@code today} are left out.
     *
     * @param applicable rules whose scope covers the operation and tenant
     */
    public static CompiledRules compile(List<Rule> applicable, LocalDate today) {
        List<Rule> holding = applicable.stream()
                .filter(rule -> rule.governance().holdsOn(today))
                .toList();
        return holding.isEmpty() ? NONE : new CompiledRules(holding);
    }

    /** The rules compiled here, most specific first. */
    public List<Rule> rules() {
        return rules;
    }

    /** The state at the root of a body. */
    public RuleState root() {
        return root;
    }

    /** The state at a place no rule reaches. */
    public RuleState dead() {
        return dead;
    }

    /** Whether some rule ignores places in bodies. */
    public boolean ignoresInBodies() {
        return ignoresInBodies;
    }

    /** Lower-case names of the header fields some rule is about, in alphabetical order. */
    public List<String> headers() {
        return headerNames;
    }

    /** What is in force at a header field as a whole. */
    public PlaceRules header(String lowerCaseName) {
        return headerRoot(lowerCaseName).here();
    }

    /** The state at a header field, from which its parts are reached. */
    public RuleState headerRoot(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, dead);
    }

    /** What is in force at the status code. */
    public PlaceRules status() {
        return status;
    }

    private RuleState at(int node) {
        BitSet start = new BitSet();
        start.set(node);
        return intern(start, new BitSet());
    }

    List<PathTrie> nodes(BitSet ids) {
        return ids.stream().mapToObj(trie::get).toList();
    }

    List<Rule> mostSpecificFirst(List<Rule> some) {
        return some.stream()
                .sorted(Comparator.comparingInt(rule -> ranks.getOrDefault(rule, 0)))
                .toList();
    }

    RuleState intern(BitSet exactly, BitSet carried) {
        Sets sets = new Sets(exactly, carried);
        RuleState known = states.get(sets);
        if (known == null) {
            known = new RuleState(this, exactly, carried);
            if (states.size() < MAX_STATES) {
                states.put(sets, known);
            }
        }
        return known;
    }
}
