package dev.parallax.cli;

import dev.parallax.readiness.Decision;
import dev.parallax.report.wire.ReasonLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The unsatisfied checks of a verdict as people read them: of each sort the first few with their cures, and of the rest how
 * many and where. The whole list is in the JSON and on the page.
 */
final class ReasonGroups {

    /** So many operations are named in a line. */
    private static final int NAMED = 5;

    /** The check of which each finding has an id. */
    private static final String DISCREPANCY = "OPEN_DISCREPANCY";

    private ReasonGroups() {}

    /**
     * Lines, without an indent.
     *
     * @param each how many of a sort are written out
     */
    static List<String> lines(List<ReasonLine> reasons, int each) {
        Map<String, List<ReasonLine>> sorts = new LinkedHashMap<>();
        for (ReasonLine reason : reasons) {
            if (reason.decision() != Decision.READY) {
                sorts.computeIfAbsent(reason.code(), code -> new ArrayList<>()).add(reason);
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<ReasonLine> sort : sorts.values()) {
            int shown = sort.size() == each + 1 ? sort.size() : Math.min(each, sort.size());
            for (ReasonLine reason : sort.subList(0, shown)) {
                lines.add("- " + reason.message());
                if (reason.cure() != null) {
                    lines.add("    cure: " + reason.cure());
                }
            }
            if (shown < sort.size()) {
                lines.add("  and " + (sort.size() - shown) + " more like it" + where(sort.subList(shown, sort.size())));
                found(sort.subList(shown, sort.size())).forEach(line -> lines.add("    " + line));
            }
        }
        return lines;
    }

    private static String where(List<ReasonLine> rest) {
        List<String> operations = rest.stream()
                .flatMap(reason -> Stream.ofNullable(reason.operation()))
                .distinct()
                .toList();
        return operations.isEmpty() ? "" : ": " + named(operations);
    }

    /** Discrepancies by their ids, so that each can be looked up: {@code VALUE 00112233445566aa}. */
    private static List<String> found(List<ReasonLine> rest) {
        return rest.stream()
                .filter(reason -> reason.code().equals(DISCREPANCY))
                .flatMap(reason -> Stream.ofNullable(reason.figure())
                        .map(figure -> figure + (reason.operation() == null ? "" : " in " + reason.operation())))
                .toList();
    }

    /** {@code a, b, c, d, e and 12 more}. */
    static String named(List<String> operations) {
        int more = operations.size() - NAMED;
        return more <= 0
                ? String.join(", ", operations)
                : String.join(", ", operations.subList(0, NAMED)) + " and " + more + " more";
    }
}
