package dev.parallax.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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

    @Override
    public Integer call() {
        CommandLine serve = spec.subcommands().get(DEFAULT);
        if (serve == null) {
            throw new ParameterException(spec.commandLine(), "Missing a command");
        }
        return serve.execute();
    }
}
