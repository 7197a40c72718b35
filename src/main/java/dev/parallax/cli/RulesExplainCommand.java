package dev.parallax.cli;

import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.Rule;
import dev.parallax.rules.explain.RuleExplainer;
import dev.parallax.rules.explain.RuleExplanation;
import dev.parallax.rules.explain.RulePlace;
import dev.parallax.rules.problem.RuleBookException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parallax rules explain DIR PLACE}: says which rules touch a place, and why. */
@Command(
        name = "explain",
        description = "Says which rules touch a place of a reply, which of them decides, and why the others do not.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:explained", "1:the rules are wrong", "64:the command line is wrong"})
final class RulesExplainCommand implements Callable<Integer> {

    @Mixin
    private RulesOptions options;

    @Parameters(
            index = "1",
            paramLabel = "PLACE",
            description = "$$.items[*].price, a JSON Pointer such as /items/0/price, header:Name, or status.")
    private String place;

    @Option(names = "--operation", required = true, paramLabel = "ID", description = "Whose replies.")
    private String operation;

    @Option(names = "--tenant", required = true, paramLabel = "T", description = "Whose data.")
    private String tenant;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        RulePlace asked;
        RuleExplainer explainer;
        try {
            asked = RulePlace.parse(place);
            explainer = new RuleExplainer(new OperationId(operation), new Tenant(tenant), options.day());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        try {
            write(explainer.explain(options.load(), asked), spec.commandLine().getOut());
            return ExitCode.OK;
        } catch (RuleBookException e) {
            e.problems().forEach(spec.commandLine().getErr()::println);
            return RulesCommand.PROBLEMS;
        }
    }

    private void write(List<RuleExplanation> explanations, PrintWriter out) {
        if (options.json()) {
            out.println(RulesWire.json(new RulesWire.Explanation(
                    place,
                    operation,
                    tenant,
                    explanations.stream().map(RulesExplainCommand::wire).toList())));
            return;
        }
        for (RuleExplanation explanation : explanations) {
            Rule rule = explanation.rule();
            out.println(word(explanation) + " " + rule.id() + ": " + explanation.because());
            out.println("    because " + rule.governance().because() + " ("
                    + rule.governance().owner() + ", until " + rule.governance().until() + ")");
        }
        if (explanations.isEmpty()) {
            out.println("no rule touches " + place + ": it is compared exactly");
        }
    }

    private static RulesWire.Explained wire(RuleExplanation explanation) {
        Rule rule = explanation.rule();
        return new RulesWire.Explained(
                rule.id().value(),
                explanation.effect().name(),
                explanation.because(),
                rule.governance().because(),
                rule.governance().owner(),
                rule.governance().until().toString());
    }

    private static String word(RuleExplanation explanation) {
        return switch (explanation.effect()) {
            case IN_FORCE -> "in force    ";
            case COVERS -> "covers      ";
            case DEPENDS -> "depends     ";
            case OVERRIDDEN -> "overridden  ";
            case ENDED -> "ended       ";
            case OUT_OF_SCOPE -> "out of scope";
        };
    }
}
