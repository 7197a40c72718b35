package dev.parallax.cli;

import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.Side;
import dev.parallax.report.wire.BuildRequest;
import dev.parallax.report.wire.BuildsDocument;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code parallax build}: a deployment pipeline says what a side runs from now on. */
@Command(
        name = "build",
        description = {
            "Says what a side runs from now on, where its replies do not say so themselves.",
            "Evidence starts anew with a new build."
        },
        exitCodeOnExecutionException = BuildCommand.NOT_DECLARED,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:declared", "3:not declared", "64:the command line is wrong"})
public final class BuildCommand implements Callable<Integer> {

    static final int NOT_DECLARED = 3;

    @Mixin
    private ServiceOptions service;

    @Option(names = "--side", required = true, paramLabel = "SIDE", description = "legacy or candidate.")
    private String side;

    @Option(names = "--id", required = true, paramLabel = "BUILD", description = "The build's id, e.g. a commit.")
    private String build;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        boolean known = side.equalsIgnoreCase(Side.LEGACY.name()) || side.equalsIgnoreCase(Side.CANDIDATE.name());
        if (!known || !BuildId.isValid(build)) {
            throw new ParameterException(
                    spec.commandLine(),
                    known
                            ? "--id must be 1 to " + BuildId.MAX_LENGTH + " characters without control characters"
                            : "--side must be legacy or candidate");
        }
        return service.ask(this::declare);
    }

    private int declare(ControlPlane controlPlane) {
        PrintWriter err = spec.commandLine().getErr();
        try {
            BuildsDocument builds = Deadline.within(
                    service.timeout(),
                    () -> ServiceAnswer.read(
                            controlPlane.declareBuild(new BuildRequest(side, build)), BuildsDocument.class));
            spec.commandLine()
                    .getOut()
                    .println("Declared: legacy " + orNone(builds.legacy()) + ", candidate "
                            + orNone(builds.candidate()));
            spec.commandLine().getOut().flush();
            return ExitCode.OK;
        } catch (TimeoutException e) {
            err.println("No complete answer from " + service.url() + " in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            err.println("Interrupted");
        } catch (ExecutionException e) {
            err.println("Not declared at " + service.url() + ": " + Causes.deepest(e));
        }
        return NOT_DECLARED;
    }

    private static String orNone(@org.jspecify.annotations.Nullable String build) {
        return build == null ? "(none)" : build;
    }
}
