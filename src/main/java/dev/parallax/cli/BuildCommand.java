package dev.parallax.cli;

import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.Side;
import dev.parallax.report.wire.BuildRequest;
import dev.parallax.report.wire.BuildsDocument;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
        exitCodeOnExecutionException = ExitCode.NO_ANSWER,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:declared", "3:not declared", "64:the command line is wrong"})
public final class BuildCommand implements Callable<Integer> {

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
        return service.ask("Not declared", controlPlane -> {
            BuildsDocument builds = service.within(() ->
                    ServiceAnswer.read(controlPlane.declareBuild(new BuildRequest(side, build)), BuildsDocument.class));
            PrintWriter out = spec.commandLine().getOut();
            out.println("Declared: legacy " + orNone(builds.legacy()) + ", candidate " + orNone(builds.candidate()));
            out.flush();
            return ExitCode.OK;
        });
    }

    private static String orNone(@Nullable String build) {
        return build == null ? "(none)" : build;
    }
}
