package dev.parallax.rules.trie;

import dev.parallax.rules.Rule;
import dev.parallax.rules.RuleTarget;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.path.RulePath;
import dev.parallax.rules.path.RulePath.Segment;
import dev.parallax.rules.path.RulePath.Selector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node of a trie that the paths of a rule book are merged into, one for bodies and one for each header field. Edges are selectors; a descendant edge applies at any
 * depth below its node. Built once, then read only.
 */
final class PathTrie {

    final int id;
    final Map<Selector, PathTrie> children = new LinkedHashMap<>();
    final Map<Selector, PathTrie> descendants = new LinkedHashMap<>();

    /** Rules whose path ends here, most specific first. */
    final List<Rule> rules = new ArrayList<>();

    /** Whether every rule at or below this node is reflexive. */
    boolean reflexive = true;

    /** What rules at or below this node do. */
    final List<Treatment> treatments = new ArrayList<>();

    private PathTrie(int id) {
        this.id = id;
    }

    /**
     * The merged paths.
     *
     * @param nodes by id; the first is the root of bodies
     * @param headers the roots of header fields by lower-case name
     */
    record Forest(List<PathTrie> nodes, Map<String, Integer> headers) {}

    static Forest build(List<Rule> mostSpecificFirst) {
        List<PathTrie> nodes = new ArrayList<>();
        nodes.add(new PathTrie(0));
        Map<String, Integer> headers = new LinkedHashMap<>();
        for (Rule rule : mostSpecificFirst) {
            if (rule.at() instanceof RuleTarget.InBody inBody) {
                insert(nodes, nodes.get(0), rule, inBody.path());
            } else if (rule.at() instanceof RuleTarget.InHeader header) {
                int root = headers.computeIfAbsent(header.name(), name -> grow(nodes).id);
                insert(nodes, nodes.get(root), rule, header.part());
            }
        }
        return new Forest(nodes, headers);
    }

    private static void insert(List<PathTrie> nodes, PathTrie root, Rule rule, RulePath path) {
        List<PathTrie> ends = List.of(root);
        root.note(rule);
        for (Segment segment : path.segments()) {
            List<PathTrie> next = new ArrayList<>();
            for (PathTrie node : ends) {
                Map<Selector, PathTrie> edges = segment.descendant() ? node.descendants : node.children;
                for (Selector selector : segment.selectors()) {
                    PathTrie child = edges.computeIfAbsent(selector, s -> grow(nodes));
                    child.note(rule);
                    next.add(child);
                }
            }
            ends = next;
        }
        ends.forEach(end -> end.rules.add(rule));
    }

    private static PathTrie grow(List<PathTrie> nodes) {
        PathTrie node = new PathTrie(nodes.size());
        nodes.add(node);
        return node;
    }

    private void note(Rule rule) {
        reflexive &= rule.treatment().reflexive();
        treatments.add(rule.treatment());
    }
}
