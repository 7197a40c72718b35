package dev.parallax.capture;

import dev.parallax.exchange.Operation;
import dev.parallax.exchange.ReadMethod;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the most specific operation of a path in one walk over its segments, however many operations there are. Of two as
 * specific, the one declared first. Immutable once built.
 */
final class OperationIndex {

    private final Map<ReadMethod, Node> roots = new EnumMap<>(ReadMethod.class);

    OperationIndex(List<Operation> operations) {
        for (ReadMethod method : ReadMethod.values()) {
            roots.put(method, new Node());
        }
        int rank = 0;
        for (Operation operation : operations) {
            Entry entry = new Entry(operation, operation.path().specificity(), rank++);
            add(roots.get(operation.method()), entry);
            if (operation.method() == ReadMethod.GET) {
                add(roots.get(ReadMethod.HEAD), entry);
            }
        }
    }

    /** The most specific operation this path is one of; null if there is none. */
    @Nullable
    Entry find(ReadMethod method, String path) {
        Node root = roots.get(method);
        return root == null || !path.startsWith("/") ? null : root.find(path, 1, null);
    }

    private static void add(@Nullable Node root, Entry entry) {
        Node node = root;
        for (String segment : entry.operation().path().text().substring(1).split("/", -1)) {
            if (node == null) {
                return;
            }
            if (segment.equals("**")) {
                node.rest.add(entry);
                return;
            }
            node = node.child(segment);
        }
        if (node != null) {
            node.here.add(entry);
        }
    }

    /**
     * An operation with what decides between two that both match.
     *
     * @param specificity of its path
     * @param rank in the order of declaration
     */
    record Entry(Operation operation, int specificity, int rank) {

        static @Nullable Entry better(@Nullable Entry one, @Nullable Entry other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            if (one.specificity != other.specificity) {
                return one.specificity > other.specificity ? one : other;
            }
            return one.rank < other.rank ? one : other;
        }
    }

    /** What is known after some segments. */
    private static final class Node {

        private final Map<String, Node> literal = new HashMap<>();
        private final List<Entry> here = new ArrayList<>(1);
        private final List<Entry> rest = new ArrayList<>(1);
        private @Nullable Node placeholder;

        Node child(String segment) {
            if (!segment.startsWith("{")) {
                return literal.computeIfAbsent(segment, name -> new Node());
            }
            Node any = placeholder == null ? new Node() : placeholder;
            placeholder = any;
            return any;
        }

        /** Best entry for the rest of {@code path} from {@code start}, which is past its end once all segments are read. */
        @Nullable
        Entry find(String path, int start, @Nullable Entry best) {
            Entry found = best;
            for (Entry entry : rest) {
                found = Entry.better(found, entry);
            }
            if (start > path.length()) {
                for (Entry entry : here) {
                    found = Entry.better(found, entry);
                }
                return found;
            }
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            Node next = literal.get(path.substring(start, end));
            if (next != null) {
                found = next.find(path, end + 1, found);
            }
            if (placeholder != null && end > start) {
                found = placeholder.find(path, end + 1, found);
            }
            return found;
        }
    }
}
