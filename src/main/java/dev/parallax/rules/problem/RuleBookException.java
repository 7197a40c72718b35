package dev.parallax.rules.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Says that rules were refused, and everything that is wrong with them. */
public final class RuleBookException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<RuleProblem> problems;

    RuleBookException(List<RuleProblem> problems) {
        super(problems.stream().map(RuleProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All problems, by file and line; at least one. */
    public List<RuleProblem> problems() {
        return problems;
    }
}
