package dev.parallax.cli;

import dev.parallax.rules.load.RuleCase;
import dev.parallax.rules.load.RuleCaseLoader;
import dev.parallax.rules.problem.RuleBookException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code parallax rules test DIR}: runs the golden cases beside the rules. */
@Command(
        name = "test",
        description = {
            "Runs the golden cases in DIR/cases: pairs of replies, and what the rules must make of them.",
            "No case at all is a failure: a test that tested nothing proves nothing."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every case holds", "1:one does not, or there is none", "64:the command line is wrong"})
final class RulesTestCommand implements Callable<Integer> {

    @Mixin
    private RulesOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            RuleCaseRun run = new RuleCaseRun(options.load(), options.day());
            List<RuleCase> cases = RuleCaseLoader.load(options.directory());
            List<RuleCaseRun.Result> results = cases.stream().map(run::run).toList();
            boolean ok = !results.isEmpty() && results.stream().allMatch(RuleCaseRun.Result::holds);
            if (options.json()) {
                out.println(RulesWire.json(new RulesWire.Test(
                        ok, results.stream().map(RulesTestCommand::wire).toList())));
            } else {
                write(results, out);
            }
            return ok ? ExitCode.OK : RulesCommand.PROBLEMS;
        } catch (RuleBookException e) {
            e.problems().forEach(err::println);
            return RulesCommand.PROBLEMS;
        }
    }

    private static RulesWire.Case wire(RuleCaseRun.Result result) {
        return new RulesWire.Case(
                result.ran().title(), result.ran().at().toString(), result.holds(), result.complaints());
    }

    private void write(List<RuleCaseRun.Result> results, PrintWriter out) {
        for (RuleCaseRun.Result result : results) {
            if (result.holds()) {
                out.println("ok   " + result.ran().title());
            } else {
                out.println("FAIL " + result.ran().title() + " (" + result.ran().at() + ")");
                result.complaints().forEach(complaint -> out.println("     " + complaint));
            }
        }
        long failed = results.stream().filter(result -> !result.holds()).count();
        out.println(
                results.isEmpty()
                        ? "no cases in " + options.directory().resolve("cases")
                        : results.size() + " cases, " + failed + " failed");
    }
}
