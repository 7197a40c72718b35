package dev.parallax.cli;

import dev.parallax.capture.OsSignal;
import dev.parallax.capture.recorded.Recording;
import dev.parallax.capture.recorded.RecordingFormat;
import dev.parallax.exchange.Tenant;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parallax replay FILE}: asks both sides for recorded reads again. */
@Command(
        name = "replay",
        description = {
            "Has a running service ask both sides for recorded reads, at a polite rate.",
            "Only what may be mirrored is replayed, without the recorded credentials, labelled synthetic."
        },
        exitCodeOnExecutionException = ExitCode.NO_ANSWER,
        exitCodeListHeading = "%nExit codes; with --gate those of the gate, once the replay is complete:%n",
        exitCodeList = {
            "0:all of it was replayed, whatever was found",
            "1:NOT_READY (--gate)",
            "2:INSUFFICIENT_EVIDENCE (--gate)",
            "3:not complete, or UNKNOWN (--gate)",
            "64:the command line is wrong, or FILE is no recording",
            "130:ended by Ctrl-C; the same command continues (143: by SIGTERM)"
        })
public final class ReplayCommand implements Callable<Integer> {

    @Mixin
    private ServiceOptions service;

    @Parameters(
            paramLabel = "FILE",
            description = "HAR, NDJSON, combined access log or GoReplay file, also packed with gzip.")
    private Path file;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = RecordingFormatOption.class,
            description = "What FILE is: har, ndjson, log or gor. Default: found out from its start.")
    private @Nullable RecordingFormat format;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            defaultValue = "50/s",
            converter = RateOption.class,
            description = "Most reads a second (50/s) or a minute (90/m). Default: ${DEFAULT-VALUE}.")
    private double perSecond;

    @Option(
            names = "--tenant",
            paramLabel = "TENANT",
            converter = TenantOption.class,
            description = "Replay this tenant's reads only; those that name no tenant are taken for its.")
    private @Nullable Tenant tenant;

    @Option(names = "--gate", description = "Ask the gate about --tenant afterwards, and answer with its exit code.")
    private boolean gate;

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description = "File to remember progress in, and to continue from if it is there. Default: one for each"
                    + " recording below PARALLAX_DATA_DIR.")
    private @Nullable Path resume;

    @Option(names = "--restart", description = "Begin again, even if an earlier run was interrupted.")
    private boolean restart;

    @Option(
            names = "--summary",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "How to write the summary: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private OutputFormat summary;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (gate && tenant == null) {
            throw new ParameterException(spec.commandLine(), "--gate needs --tenant");
        }
        ReplayScreen screen = new ReplayScreen(spec.commandLine().getErr(), Ansi.AUTO.enabled());
        try (Recording recording = Recording.open(file, Optional.ofNullable(format))) {
            Checkpoint checkpoint = checkpoint();
            long from = restart ? 0 : checkpoint.read().orElse(0L);
            if (from > 0) {
                screen.say("Continuing after " + from + " entries of an interrupted replay; --restart begins again");
            }
            StopRequest stop = StopRequest.bySignal();
            return service.ask("No replay", controlPlane -> {
                ReplayService asked = new ReplayService(controlPlane, stop);
                return replay(
                        controlPlane,
                        new ReplayRun(asked, file, recording, checkpoint, screen, perSecond, from, stop),
                        stop);
            });
        } catch (IOException unusable) {
            throw new ParameterException(
                    spec.commandLine(), file + " cannot be replayed: " + message(unusable), unusable);
        }
    }

    private int replay(ControlPlane controlPlane, ReplayRun run, StopRequest stop) {
        PrintWriter err = spec.commandLine().getErr();
        try {
            ReplaySummary result = run.run(tenant);
            PrintWriter out = spec.commandLine().getOut();
            out.print(summary == OutputFormat.json ? JsonText.of(result) : result.text());
            out.flush();
            if (!result.complete()) {
                err.println("The same command continues where it ended");
                return stop.by().map(OsSignal::exitCode).orElse(ExitCode.NO_ANSWER);
            }
            return gate && tenant != null ? gate(controlPlane, tenant) : ExitCode.OK;
        } catch (IOException failed) {
            err.println("No replay at " + service.url() + ": " + message(failed));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            err.println("Interrupted");
        }
        return ExitCode.NO_ANSWER;
    }

    private int gate(ControlPlane controlPlane, Tenant asked) {
        GateCall call = new GateCall(controlPlane, service.timeout(), Clock.systemUTC());
        GateAnswers answers = GateAnswers.ask(List.of(asked), call::ask);
        PrintWriter out = summary == OutputFormat.json
                ? spec.commandLine().getErr()
                : spec.commandLine().getOut();
        out.print(GateText.of(answers));
        out.flush();
        return GateCommand.exitCode(answers.decision());
    }

    private Checkpoint checkpoint() throws IOException {
        if (resume != null) {
            return Checkpoint.at(resume, file);
        }
        String directory =
                System.getProperty("parallax.data-dir", System.getenv().getOrDefault("PARALLAX_DATA_DIR", "data"));
        return Checkpoint.below(Path.of(directory), file);
    }

    private static String message(IOException failure) {
        return failure instanceof java.nio.file.NoSuchFileException
                ? "there is no such file"
                : String.valueOf(failure.getMessage());
    }
}
