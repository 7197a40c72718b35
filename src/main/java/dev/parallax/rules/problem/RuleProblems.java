package dev.parallax.rules.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong, so that everything is reported at once. Not thread-safe. */
public final class RuleProblems {

    /** More are not kept: rules may come from a request. */
    public static final int MAX_KEPT = 200;

    private final List<RuleProblem> problems = new ArrayList<>();

    /** One more. */
    public void add(RuleProblem problem) {
        if (problems.size() < MAX_KEPT) {
            problems.add(problem);
        }
    }

    /** Whether nothing is wrong. */
    public boolean isEmpty() {
        return problems.isEmpty();
    }

    /** How many are kept. */
    public int count() {
        return problems.size();
    }

    /** By file, line and column. */
    public List<RuleProblem> sorted() {
        return problems.stream()
                .sorted(Comparator.comparing(
                                (RuleProblem problem) -> problem.at().source())
                        .thenComparing(problem -> problem.at().line())
                        .thenComparing(problem -> problem.at().column()))
                .toList();
    }

    /**
     * Ends a reading in which anything was wrong.
     *
     * @throws RuleBookException that names everything
     */
    public void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new RuleBookException(sorted());
        }
    }
}
