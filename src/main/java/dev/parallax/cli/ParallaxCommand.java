package dev.parallax.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The top of the command line. Called without a subcommand it serves; the subcommands of stages to the right of this one
 * are added by {@code Main}.
 */
@Command(
        name = "parallax",
        description =
                "Compares a legacy backend with its rebuilt candidate, and says of each tenant whether it may move.",
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {"", "Without a command: serve. Help on one: parallax help COMMAND."},
        subcommands = {
            GateCommand.class,
            ReplayCommand.class,
            ReportCommand.class,
            ExplainCommand.class,
            CertificateCommand.class,
            RecheckCommand.class,
            BuildCommand.class,
            OverrideCommand.class,
            DiffCommand.class,
            RulesCommand.class,
            CommandLine.HelpCommand.class
        })
public final class ParallaxCommand implements Callable<Integer> {

    /** The subcommand that is meant where none is named. */
    private static final String DEFAULT = "serve";

    @Spec
    private CommandSpec spec;

    /**
     * The whole command line, ready to execute.
     *
     * @param more subcommands of other stages, each annotated with {@link Command}
     */
    public static CommandLine withCommands(Object... more) {
        CommandLine commandLine = new CommandLine(new ParallaxCommand());
        for (Object command : more) {
            commandLine.addSubcommand(command);
        }
        configure(commandLine);
        commandLine.setParameterExceptionHandler(ParallaxCommand::explain);
        return commandLine;
    }

    private static void configure(CommandLine commandLine) {
        CommandSpec spec = commandLine.getCommandSpec();
        spec.exitCodeOnInvalidInput(ExitCode.USAGE).mixinStandardHelpOptions(true);
        if (spec.exitCodeOnExecutionException() == CommandLine.ExitCode.SOFTWARE) {
            spec.exitCodeOnExecutionException(ExitCode.SOFTWARE);
        }
        commandLine.getSubcommands().values().forEach(ParallaxCommand::configure);
    }

    /** What is wrong with a command line, and where to read on: all its options would bury the one line that matters. */
    private static int explain(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(Printable.of(String.valueOf(wrong.getMessage())));
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("Options: " + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    @Override
    public Integer call() {
        CommandLine serve = spec.subcommands().get(DEFAULT);
        if (serve == null) {
            throw new ParameterException(spec.commandLine(), "Missing a command");
        }
        return serve.execute();
    }
}
