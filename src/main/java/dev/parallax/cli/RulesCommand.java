package dev.parallax.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code parallax rules}: looks at rules without a server. */
@Command(
        name = "rules",
        description = "Checks, tests and explains the rules of a directory. Needs no server.",
        subcommands = {RulesCheckCommand.class, RulesTestCommand.class, RulesExplainCommand.class})
public final class RulesCommand implements Callable<Integer> {

    /** Something is wrong with the rules, or a case does not hold. */
    static final int PROBLEMS = 1;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing a command: check, test or explain");
    }
}
