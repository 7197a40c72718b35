package dev.parallax.readiness.policy;

import dev.parallax.rules.problem.RuleProblem;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** Says that a readiness policy was refused, and everything that is wrong with it. */
public final class PolicyException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<RuleProblem> problems;

    PolicyException(List<RuleProblem> problems) {
        super(problems.stream().map(RuleProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All problems, by line; at least one. */
    public List<RuleProblem> problems() {
        return problems;
    }
}
