package dev.parallax.report.page;

import dev.parallax.report.wire.DifferenceLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The places of a document that lead to differences: a tree of steps, of which most of the document is left out. One step
 * holds its token on both sides, as an array's elements may stand at other indexes.
 */
final class Trail {

    private final Map<Step, Trail> children = new LinkedHashMap<>();
    private final List<DifferenceLine> differences = new ArrayList<>();

    /**
     * A member name or index on both sides, unescaped.
     *
     * @param legacy on legacy's side
     * @param candidate on the candidate's side
     */
    record Step(Token legacy, Token candidate) {

        /** How people read it: one token, or both where they differ. */
        String label() {
            return legacy.equals(candidate) ? legacy.text() : legacy.text() + " / " + candidate.text();
        }
    }

    /**
     * One token of a JSON Pointer.
     *
     * @param text unescaped
     */
    record Token(String text) {}

    /** The trail to every difference that stands in a body. */
    static Trail to(List<DifferenceLine> differences) {
        Trail root = new Trail();
        differences.stream().filter(Trail::inBody).forEach(root::add);
        return root;
    }

    /** Whether a difference stands at a place in the body rather than in a header or the status. */
    static boolean inBody(DifferenceLine difference) {
        return difference.at().startsWith("/")
                || (difference.at().isEmpty() && difference.pattern().startsWith("$"));
    }

    Map<Step, Trail> children() {
        return children;
    }

    List<DifferenceLine> differences() {
        return differences;
    }

    boolean isEmpty() {
        return children.isEmpty() && differences.isEmpty();
    }

    private void add(DifferenceLine difference) {
        List<Token> legacy = tokens(difference.at());
        String candidateAt = difference.candidateAt();
        List<Token> candidate = candidateAt == null ? legacy : tokens(candidateAt);
        Trail here = this;
        for (int i = 0; i < Math.max(legacy.size(), candidate.size()); i++) {
            Token left = i < legacy.size() ? legacy.get(i) : new Token("");
            Token right = i < candidate.size() ? candidate.get(i) : new Token("");
            here = here.children.computeIfAbsent(new Step(left, right), step -> new Trail());
        }
        here.differences.add(difference);
    }

    private static List<Token> tokens(String pointer) {
        if (pointer.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(pointer.substring(1).split("/", -1))
                .map(token -> new Token(token.replace("~1", "/").replace("~0", "~")))
                .toList();
    }
}
