package dev.parallax.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Severity;
import dev.parallax.report.page.TreeRow.Mark;
import dev.parallax.report.wire.DifferenceLine;
import dev.parallax.report.wire.FragmentLine;
import dev.parallax.report.wire.MaskedLine;
import dev.parallax.report.wire.ReplyLine;
import dev.parallax.report.wire.SampleLine;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lays two JSON documents side by side, opened only where they differ: the way to each difference, a few members beside it
 * that tell which thing it is, and a count of what is left out. Bounded, whatever the documents are.
 */
final class DiffTree {

    private static final int MAX_ROWS = 300;
    private static final int MAX_DEPTH = 200;
    private static final int MAX_TEXT = 400;
    private static final int CONTEXT = 3;
    private static final int MAX_MOVES = 12;
    private static final int NAMING = 2;

    /** Members that tell people which thing they are looking at, most telling first. */
    private static final List<String> TELLING = List.of("id", "key", "uuid", "name", "title", "code", "slug");

    private static final Set<DifferenceKind> HARMLESS = Set.of(DifferenceKind.LEXICAL);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final List<TreeRow> rows = new ArrayList<>();
    private final Map<String, MaskedLine> masked = new TreeMap<>();

    private DiffTree(List<MaskedLine> masked) {
        for (MaskedLine line : masked) {
            String pattern = line.pattern();
            if (pattern != null) {
                this.masked.putIfAbsent(pattern, line);
            }
        }
    }

    /** The rows for a sample; empty if its bodies are not both JSON or differ nowhere in them.
     * Bodies that were not kept are shown as far as the differences tell them. */
    static List<TreeRow> of(SampleLine sample) {
        JsonNode legacy = parse(sample.legacy());
        JsonNode candidate = parse(sample.candidate());
        Trail trail = Trail.to(sample.differences());
        if (legacy == null || candidate == null || trail.isEmpty()) {
            return List.of();
        }
        DiffTree tree = new DiffTree(sample.masked());
        tree.walk("", "$", trail, legacy, candidate, 0);
        return List.copyOf(tree.rows);
    }

    /** The body as a tree; a missing node if it was not kept; null if it is no JSON. */
    private static @Nullable JsonNode parse(ReplyLine reply) {
        String body = reply.body();
        if (body == null) {
            return reply.bodyBase64() == null && reply.bodyBytes() > 0 ? MissingNode.getInstance() : null;
        }
        try {
            JsonNode node = JSON.readTree(body);
            return node.isMissingNode() ? null : node;
        } catch (JsonProcessingException notJson) {
            return null;
        }
    }

    private void walk(
            String label,
            String pattern,
            Trail trail,
            @Nullable JsonNode legacy,
            @Nullable JsonNode candidate,
            int depth) {
        trail.differences().forEach(difference -> difference(label, difference, legacy, candidate, depth));
        if (trail.children().isEmpty() || depth > MAX_DEPTH) {
            return;
        }
        boolean bodiesKept = !(isUnkept(legacy) && isUnkept(candidate));
        if (trail.differences().isEmpty() && bodiesKept) {
            add(new TreeRow(depth, label, opening(legacy), opening(candidate), Mark.WAY, ""));
        }
        boolean bothHere = !is(trail, DifferenceKind.ADDED) && !is(trail, DifferenceKind.REMOVED);
        if (bothHere && legacy != null && legacy.isObject() && candidate != null && candidate.isObject()) {
            members(pattern, trail, legacy, candidate, depth + 1);
        }
        // What only one side has stands beside whatever the other has at that index, not beside what it is.
        JsonNode before = is(trail, DifferenceKind.ADDED) ? null : legacy;
        JsonNode after = is(trail, DifferenceKind.REMOVED) ? null : candidate;
        int shown = 0;
        for (Map.Entry<Trail.Step, Trail> child : trail.children().entrySet()) {
            Trail.Step step = child.getKey();
            walk(
                    bodiesKept || label.isEmpty() ? step.label() : label + " \u203a " + step.label(),
                    pattern + step(legacy, step.legacy().text()),
                    child.getValue(),
                    at(before, step.legacy().text()),
                    at(after, step.candidate().text()),
                    bodiesKept ? depth + 1 : depth);
            shown++;
        }
        if (legacy != null && legacy.isArray() && legacy.size() > shown) {
            omitted(legacy.size() - shown, "elements", depth + 1);
        }
    }

    /** Members of an object that do not lead to a difference: masked ones and a few telling ones; the rest is counted. */
    private void members(String pattern, Trail trail, JsonNode legacy, JsonNode candidate, int depth) {
        List<String> others = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        legacy.fieldNames().forEachRemaining(names::add);
        candidate.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            if (trail.children().keySet().stream()
                    .noneMatch(step -> step.legacy().text().equals(name))) {
                others.add(name);
            }
        }
        int left = others.size();
        int context = CONTEXT;
        others.sort((one, other) -> Integer.compare(telling(one), telling(other)));
        for (String name : others) {
            MaskedLine allowed = masked.get(pattern + PatternStep.member(name));
            JsonNode value = legacy.path(name);
            // The pattern tells of some element of an array, not of this one.
            if (allowed != null && !value.equals(candidate.path(name))) {
                add(new TreeRow(
                        depth,
                        name,
                        present(value),
                        present(candidate.path(name)),
                        Mark.MASKED,
                        "allowed by rule " + allowed.rule(),
                        allowed.rule()));
                left--;
            } else if (context > 0 && value.isValueNode() && candidate.has(name)) {
                add(new TreeRow(depth, name, text(value), text(candidate.path(name)), Mark.SAME, ""));
                context--;
                left--;
            }
        }
        if (left > 0) {
            omitted(left, "members", depth);
        }
    }

    private void difference(
            String label,
            DifferenceLine difference,
            @Nullable JsonNode legacy,
            @Nullable JsonNode candidate,
            int depth) {
        if (difference.kind() == DifferenceKind.ORDER && moved(label, difference, legacy, candidate, depth)) {
            return;
        }
        add(new TreeRow(
                depth,
                label,
                text(difference.legacy()),
                text(difference.candidate()),
                mark(difference),
                difference.shape()));
    }

    /** Which elements moved where, rather than both arrays in full; false if that cannot be told. */
    private boolean moved(
            String label,
            DifferenceLine difference,
            @Nullable JsonNode legacy,
            @Nullable JsonNode candidate,
            int depth) {
        JsonNode before = isUnkept(legacy) ? parse(difference.legacy()) : legacy;
        JsonNode after = isUnkept(candidate) ? parse(difference.candidate()) : candidate;
        if (before == null || !before.isArray() || after == null || !after.isArray()) {
            return false;
        }
        List<Moves.Move> moves = Moves.between(before, after, TELLING);
        if (moves.isEmpty()) {
            return false;
        }
        add(new TreeRow(depth, label, opening(before), opening(after), mark(difference), difference.shape()));
        for (Moves.Move move : moves.subList(0, Math.min(MAX_MOVES, moves.size()))) {
            add(new TreeRow(
                    depth + 1,
                    move.from() + " / " + move.to(),
                    cut(named(before.get(move.from()))),
                    cut(named(after.get(move.to()))),
                    Mark.MOVED,
                    "stands at " + move.to() + " instead of " + move.from()));
        }
        if (moves.size() > MAX_MOVES) {
            add(new TreeRow(
                    depth + 1,
                    "",
                    "",
                    "",
                    Mark.OMITTED,
                    Shown.grouped(moves.size() - MAX_MOVES) + " more moved, counted from 0"));
        }
        return true;
    }

    /** A difference's value as a tree; null if it is not known whole. */
    private static @Nullable JsonNode parse(@Nullable FragmentLine fragment) {
        try {
            return fragment == null || fragment.cut() ? null : JSON.readTree(fragment.text());
        } catch (JsonProcessingException notJson) {
            return null;
        }
    }

    /** An element by what tells which thing it is, if anything does. */
    private static String named(JsonNode element) {
        List<String> members = new ArrayList<>();
        for (String name : TELLING) {
            JsonNode value = element.path(name);
            if (members.size() < NAMING && value.isValueNode() && !value.isNull()) {
                members.add(name + " " + value);
            }
        }
        return members.isEmpty() ? element.toString() : String.join(", ", members);
    }

    private void omitted(int count, String what, int depth) {
        add(new TreeRow(
                depth,
                "",
                "",
                "",
                Mark.OMITTED,
                Shown.grouped(count) + " " + (count == 1 ? what.substring(0, what.length() - 1) : what)
                        + " without a difference"));
    }

    private void add(TreeRow row) {
        if (rows.size() < MAX_ROWS) {
            rows.add(row);
        } else if (rows.size() == MAX_ROWS) {
            rows.add(new TreeRow(0, "", "", "", Mark.OMITTED, "more differences; the patch has them all"));
        }
    }

    private static Mark mark(DifferenceLine difference) {
        if (HARMLESS.contains(difference.kind()) || difference.severity() == Severity.COSMETIC) {
            return Mark.HARMLESS;
        }
        return switch (difference.kind()) {
            case REMOVED -> Mark.REMOVED;
            case ADDED -> Mark.ADDED;
            case ORDER -> Mark.MOVED;
            default -> Mark.CHANGED;
        };
    }

    private static int telling(String name) {
        int place = TELLING.indexOf(name);
        return place < 0 ? TELLING.size() : place;
    }

    /** Whether a side's body was not kept, so that its containers say nothing. */
    private static boolean isUnkept(@Nullable JsonNode node) {
        return node != null && node.isMissingNode();
    }

    private static @Nullable JsonNode at(@Nullable JsonNode parent, String token) {
        if (parent == null || parent.isMissingNode()) {
            return parent;
        }
        if (!parent.isArray()) {
            return parent.get(token);
        }
        try {
            return parent.get(Integer.parseInt(token));
        } catch (NumberFormatException noIndex) {
            return null;
        }
    }

    private static String step(@Nullable JsonNode parent, String token) {
        return parent != null && parent.isArray() ? "[*]" : PatternStep.member(token);
    }

    private static @Nullable String opening(@Nullable JsonNode container) {
        if (container == null) {
            return null;
        }
        if (container.isMissingNode()) {
            return "…";
        }
        if (container.isArray()) {
            return "[ " + Shown.grouped(container.size()) + " ]";
        }
        return container.isObject() ? "{ " + Shown.grouped(container.size()) + " }" : text(container);
    }

    private static boolean is(Trail trail, DifferenceKind kind) {
        return trail.differences().stream().anyMatch(difference -> difference.kind() == kind);
    }

    private static @Nullable String present(JsonNode value) {
        return value.isMissingNode() ? null : text(value);
    }

    private static String text(JsonNode value) {
        return cut(value.toString());
    }

    private static @Nullable String text(@Nullable FragmentLine fragment) {
        return fragment == null ? null : cut(fragment.text());
    }

    private static String cut(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + " …";
    }
}
