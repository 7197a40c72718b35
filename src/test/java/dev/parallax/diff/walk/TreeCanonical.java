package dev.parallax.diff.walk;

import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.json.JsonType;
import dev.parallax.diff.reference.PlainValues;
import dev.parallax.diff.walk.JsonTree.Member;
import dev.parallax.diff.walk.JsonTree.Node;
import dev.parallax.exchange.Side;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.trie.Applied;
import dev.parallax.rules.trie.PlaceRules;
import dev.parallax.rules.trie.RuleState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a value so that values equivalent under the rules are written alike. */
final class TreeCanonical {

    private final Side side;
    private final HashUse use;
    private final Limits limits;

    TreeCanonical(Side side, HashUse use, Limits limits) {
        this.side = side;
        this.use = use;
        this.limits = limits;
    }

    String of(Node node, RuleState state) {
        PlaceRules here = state.here();
        if (here.ignore() != null) {
            return "~ignored";
        }
        String mapped = mapped(node, here);
        if (TreeValues.absentLike(node.span(), here) != null && (use == HashUse.ALIKE || mapped == null)) {
            return "~absent";
        }
        if (node.type() == JsonType.OBJECT) {
            return object(node, state);
        }
        if (node.type() == JsonType.ARRAY) {
            return array(node, state);
        }
        String json = node.span().json();
        String text = PlainValues.text(json);
        if (use == HashUse.ALIKE && !here.exact()) {
            return here.find(Treatment.AbsentLike.class) != null ? "~absent" : "~alike";
        }
        Applied<Treatment.MustMatch> pattern = here.find(Treatment.MustMatch.class);
        if (pattern == null && here.find(Treatment.ValueMap.class) != null) {
            if (use == HashUse.KEY) {
                return quoted(PlainValues.either(mapped == null ? text : mapped));
            }
            return mapped == null
                    ? quoted(PlainValues.canonical(json, TreeValues.inForce(PlaceRules.NONE), false))
                    : quoted("text " + mapped);
        }
        if (here.find(Treatment.EmbeddedJson.class) != null && node.type() == JsonType.STRING) {
            Node inner = TreeDiff.embedded(node.span(), limits);
            if (inner != null) {
                return "~embedded " + of(inner, state);
            }
        }
        if (pattern != null
                && node.type() != JsonType.NULL
                && text.matches(pattern.treatment().regex().pattern())) {
            return "~matching";
        }
        return quoted(PlainValues.canonical(json, TreeValues.inForce(here), use == HashUse.KEY || here.exact()));
    }

    private @Nullable String mapped(Node node, PlaceRules here) {
        Applied<Treatment.ValueMap> map = here.find(Treatment.ValueMap.class);
        return map == null
                        || side == Side.CANDIDATE
                        || node.type() == JsonType.OBJECT
                        || node.type() == JsonType.ARRAY
                        || here.find(Treatment.MustMatch.class) != null
                ? null
                : map.treatment()
                        .legacyToCandidate()
                        .get(PlainValues.text(node.span().json()));
    }

    /** In quotes, so that no text can look like two values. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private String object(Node node, RuleState state) {
        List<String> members = new ArrayList<>();
        for (Member member : node.members()) {
            RuleState below = state.member(member.name(), filter -> TreeFilter.holds(filter, member.value()));
            PlaceRules there = below.here();
            String value = of(member.value(), below);
            if (there.ignore() == null && !value.equals("~absent")) {
                members.add(quoted(member.name()) + ":" + value);
            }
        }
        // Stable by name only, so that repeated members stay in order.
        members.sort((a, b) -> name(a).compareTo(name(b)));
        return "{" + String.join(",", members) + "}";
    }

    private static String name(String member) {
        int at = 1;
        while (member.charAt(at) != '"') {
            at += member.charAt(at) == '\\' ? 2 : 1;
        }
        return member.substring(0, at);
    }

    private String array(Node node, RuleState state) {
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < node.elements().size(); i++) {
            Node element = node.elements().get(i);
            elements.add(of(
                    element,
                    state.element(i, () -> node.elements().size(), filter -> TreeFilter.holds(filter, element))));
        }
        Applied<?> array = state.here().array();
        if (array != null && !(array.treatment() instanceof Treatment.ArrayOrdered)) {
            elements.sort(null);
            elements.add(elements.isEmpty() ? "" : "~in any order");
        }
        elements.removeIf(element -> element.isEmpty() || element.equals("~ignored"));
        return "[" + String.join(",", elements) + "]";
    }
}
