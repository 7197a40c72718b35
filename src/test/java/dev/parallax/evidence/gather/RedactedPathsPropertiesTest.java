package dev.parallax.evidence.gather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.rules.path.RulePath;
import dev.parallax.rules.path.RulePath.Segment;
import dev.parallax.rules.path.RulePath.Selector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Against an oracle that has the whole document as a tree and follows paths as RFC 9535 tells them. */
class RedactedPathsPropertiesTest {

    private static final List<String> KEYS = List.of("a", "b", "0", "1", "", "a.b", "it's", "\"", "\\", "é", "\n", "*");
    private static final String SECRET = "PLANTED";
    private static final String HARMLESS = "harmless";

    /** A value: a leaf if it is neither an object nor an array. An object may have a key twice. */
    private static final class Node {
        private final boolean object;
        private final boolean array;
        private final List<String> keys = new ArrayList<>();
        private final List<Node> children = new ArrayList<>();

        Node(boolean object, boolean array) {
            this.object = object;
            this.array = array;
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void what_stands_at_or_below_a_path_survives_nowhere_and_all_else_does(@ForAll long seed) {
        Random random = new Random(seed);
        List<RulePath> paths = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            paths.add(path(random));
        }
        Node document = node(random, 4);
        Set<Node> planted = Collections.newSetFromMap(new IdentityHashMap<>());
        paths.forEach(path -> selected(document, path).forEach(node -> plant(node, planted)));
        StringBuilder json = new StringBuilder();
        write(document, planted, json, random);
        String text = json.toString();
        PathPlace root = new RedactedPaths(paths).root();

        String kept = PathRedaction.redact(text, root, false).orElseThrow();

        assertThat(kept).as("%s of %s", paths, text).doesNotContain(SECRET);
        assertThat(occurrences(kept)).isEqualTo(occurrences(text));
        for (int end = 0; end <= text.length(); end++) {
            String cut = text.substring(0, end);
            assertThat(PathRedaction.redact(cut, root, true).orElseThrow())
                    .as("%s of %s", paths, cut)
                    .doesNotContain(SECRET.substring(0, 1));
        }
    }

    private static RulePath path(Random random) {
        StringBuilder path = new StringBuilder("$");
        for (int steps = 1 + random.nextInt(3); steps > 0; steps--) {
            path.append(random.nextInt(4) == 0 ? "..[" : "[").append(selector(random));
            path.append(random.nextInt(5) == 0 ? "," + selector(random) + "]" : "]");
        }
        return RulePath.parse(path.toString());
    }

    private static String selector(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> "*";
            case 1 -> String.valueOf(random.nextInt(3));
            default -> quoted(KEYS.get(random.nextInt(KEYS.size())), false);
        };
    }

    private static Node node(Random random, int depth) {
        int sort = depth == 0 ? 2 : random.nextInt(3);
        Node node = new Node(sort == 0, sort == 1);
        for (int children = sort == 2 ? 0 : random.nextInt(4); children > 0; children--) {
            node.keys.add(KEYS.get(random.nextInt(KEYS.size())));
            node.children.add(node(random, depth - 1));
        }
        return node;
    }

    private static List<Node> selected(Node root, RulePath path) {
        List<Node> nodes = List.of(root);
        for (Segment segment : path.segments()) {
            List<Node> next = new ArrayList<>();
            nodes.forEach(node -> step(node, segment, next));
            nodes = next;
        }
        return nodes;
    }

    private static void step(Node node, Segment segment, List<Node> next) {
        for (int i = 0; i < node.children.size(); i++) {
            for (Selector selector : segment.selectors()) {
                boolean chosen = selector instanceof Selector.Wildcard
                        || (node.object && selector.equals(new Selector.Name(node.keys.get(i))))
                        || (node.array && selector.equals(new Selector.Index(i)));
                if (chosen) {
                    next.add(node.children.get(i));
                }
            }
            if (segment.descendant()) {
                step(node.children.get(i), segment, next);
            }
        }
    }

    private static void plant(Node node, Set<Node> planted) {
        planted.add(node);
        node.children.forEach(child -> plant(child, planted));
    }

    private static void write(Node node, Set<Node> planted, StringBuilder json, Random random) {
        if (!node.object && !node.array) {
            json.append('"').append(planted.contains(node) ? SECRET : HARMLESS).append('"');
            return;
        }
        json.append(node.object ? '{' : '[');
        for (int i = 0; i < node.children.size(); i++) {
            json.append(i == 0 ? "" : ", ");
            if (node.object) {
                json.append(quoted(node.keys.get(i), random.nextBoolean())).append(random.nextBoolean() ? ":" : " : ");
            }
            write(node.children.get(i), planted, json, random);
        }
        json.append(node.object ? '}' : ']');
    }

    private static String quoted(String key, boolean escaped) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            boolean must = c < ' ' || c == '"' || c == '\\';
            text.append(must || escaped ? String.format("\\u%04x", (int) c) : String.valueOf(c));
        }
        return text.append('"').toString();
    }

    private static int occurrences(String text) {
        return text.split(HARMLESS, -1).length;
    }
}
