package dev.parallax.diff.walk;

import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.json.Decimal;
import dev.parallax.diff.json.JsonNumbers;
import dev.parallax.diff.json.JsonStrings;
import dev.parallax.diff.json.JsonType;
import dev.parallax.diff.json.Span;
import dev.parallax.diff.value.TextForms;
import dev.parallax.diff.value.ValueComparison;
import dev.parallax.diff.walk.JsonTree.Member;
import dev.parallax.diff.walk.JsonTree.Node;
import dev.parallax.exchange.Side;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.trie.Applied;
import dev.parallax.rules.trie.PlaceRules;
import dev.parallax.rules.trie.RuleState;
import java.util.ArrayList;
import java.util.List;

/** Writes a value so that values equivalent under the rules are written alike. */
final class TreeCanonical {

    private final Side side;
    private final boolean valuesUnderTolerance;
    private final Limits limits;

    TreeCanonical(Side side, boolean valuesUnderTolerance, Limits limits) {
        this.side = side;
        this.valuesUnderTolerance = valuesUnderTolerance;
        this.limits = limits;
    }

    String of(Node node, RuleState state) {
        PlaceRules here = state.here();
        if (here.ignore() != null) {
            return "~ignored";
        }
        if (ValueComparison.absentLike(node.span(), here) != null) {
            return "~absent";
        }
        if (node.type() == JsonType.OBJECT) {
            return object(node, state);
        }
        if (node.type() == JsonType.ARRAY) {
            return array(node, state);
        }
        if (here.none()) {
            return scalar(node.span(), false);
        }
        String text = node.span().text();
        Applied<Treatment.MustMatch> pattern = here.find(Treatment.MustMatch.class);
        if (pattern != null && pattern.treatment().regex().matches(text)) {
            return "~matching";
        }
        Applied<Treatment.ValueMap> map = here.find(Treatment.ValueMap.class);
        if (map != null) {
            String mapped =
                    side == Side.LEGACY ? map.treatment().legacyToCandidate().getOrDefault(text, text) : text;
            return leniently(mapped);
        }
        if (!here.exact() && !valuesUnderTolerance) {
            return "~tolerated";
        }
        if (here.find(Treatment.EmbeddedJson.class) != null && node.type() == JsonType.STRING) {
            Node inner = TreeDiff.embedded(node.span(), limits);
            if (inner != null) {
                return "~embedded " + of(inner, state);
            }
        }
        boolean lenient = here.find(Treatment.TypeLenient.class) != null && node.type() != JsonType.NULL;
        if (TextForms.any(here) && (lenient || node.type() == JsonType.STRING)) {
            String formed = TextForms.all(text, here);
            return lenient ? leniently(formed) : "s" + JsonStrings.encode(formed);
        }
        return scalar(node.span(), lenient);
    }

    private static String scalar(Span span, boolean lenient) {
        if (lenient) {
            return leniently(span.text());
        }
        return switch (span.type()) {
            case NUMBER -> "n" + Decimal.of(span);
            case STRING -> "s" + JsonStrings.encode(span.text());
            default -> span.json();
        };
    }

    private static String leniently(String text) {
        return "l" + (JsonNumbers.isNumber(text) ? Decimal.of(text).toString() : JsonStrings.encode(text));
    }

    private String object(Node node, RuleState state) {
        List<String> members = new ArrayList<>();
        for (Member member : node.members()) {
            RuleState below = state.member(member.name(), filter -> TreeFilter.holds(filter, member.value()));
            PlaceRules there = below.here();
            if (there.ignore() == null
                    && ValueComparison.absentLike(member.value().span(), there) == null) {
                members.add(JsonStrings.encode(member.name()) + ":" + of(member.value(), below));
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
