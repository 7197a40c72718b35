package dev.parallax.report;

import dev.parallax.report.page.DiffLine;
import java.util.ArrayList;
import java.util.List;

/** The difference of two texts line by line, as a patch shows it: what is far from any change is left out. */
final class LineDiff {

    private static final int CONTEXT = 3;

    /** Beyond it the middle is shown as taken out and put in as a whole, so that work stays bounded. */
    private static final int MOST = 2_000;

    private LineDiff() {}

    static List<DiffLine> of(List<String> before, List<String> after) {
        int start = 0;
        while (start < before.size()
                && start < after.size()
                && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < before.size() - start
                && end < after.size() - start
                && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        List<DiffLine> lines = new ArrayList<>();
        before.subList(0, start).forEach(line -> lines.add(DiffLine.same(line)));
        middle(before.subList(start, before.size() - end), after.subList(start, after.size() - end), lines);
        before.subList(before.size() - end, before.size()).forEach(line -> lines.add(DiffLine.same(line)));
        return nearChanges(lines);
    }

    private static void middle(List<String> before, List<String> after, List<DiffLine> lines) {
        if (before.size() > MOST || after.size() > MOST) {
            before.forEach(line -> lines.add(DiffLine.out(line)));
            after.forEach(line -> lines.add(DiffLine.in(line)));
            return;
        }
        int[][] common = common(before, after);
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                lines.add(DiffLine.same(before.get(i)));
                i++;
                j++;
            } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add(DiffLine.out(before.get(i++)));
            } else {
                lines.add(DiffLine.in(after.get(j++)));
            }
        }
    }

    /** Of every pair of places the length of the longest common part from there on. */
    private static int[][] common(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static List<DiffLine> nearChanges(List<DiffLine> lines) {
        boolean[] near = new boolean[lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).changed()) {
                for (int j = Math.max(0, i - CONTEXT); j <= Math.min(lines.size() - 1, i + CONTEXT); j++) {
                    near[j] = true;
                }
            }
        }
        List<DiffLine> kept = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (near[i]) {
                if (i > 0 && !near[i - 1]) {
                    kept.add(DiffLine.omitted());
                }
                kept.add(lines.get(i));
            }
        }
        return kept;
    }
}
