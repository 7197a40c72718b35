package dev.parallax.cli;

import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.certificate.Verification;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code parallax gate --tenant T}: may this tenant be moved now? */
@Command(
        name = "gate",
        description = "Asks a running service whether a tenant may be moved now.",
        exitCodeOnExecutionException = ExitCode.NO_ANSWER,
        exitCodeListHeading = "%nExit codes; of several tenants the worst counts (3, then 1, then 2):%n",
        exitCodeList = {
            "0:READY, or an override in force with --honour-override",
            "1:NOT_READY",
            "2:INSUFFICIENT_EVIDENCE, or nobody who may move next",
            "3:UNKNOWN, or anything that keeps the answer from being known",
            "64:the command line is wrong"
        })
public final class GateCommand implements Callable<Integer> {

    @Mixin
    private ServiceOptions service;

    @ArgGroup(multiplicity = "1")
    private GateSubject subject = new GateSubject();

    @Option(
            names = "--wave-size",
            paramLabel = "N",
            defaultValue = "5",
            description = "With --wave: at most so many tenants, up to 500. Default: ${DEFAULT-VALUE}.")
    private int waveSize;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "How to answer: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private GateFormat format;

    @Option(
            names = "--write",
            paramLabel = "FORMAT=FILE",
            description = "Write the same answer to a file too; may be repeated.")
    private Map<GateFormat, Path> files = new LinkedHashMap<>();

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            converter = DurationOption.class,
            description =
                    "Ask again for that long while evidence is missing or unknown; progress goes to standard error.")
    private @Nullable Duration wait;

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            defaultValue = "10s",
            converter = DurationOption.class,
            description = "Time between two rounds of --wait. Default: ${DEFAULT-VALUE}.")
    private Duration every;

    @Option(
            names = "--honour-override",
            description = "Let a tenant pass whose verdict a named person has overridden, see parallax override.")
    private boolean honourOverride;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "Ask no service: pass if this certificate is good for --tenant; takes --key, and --nonce or"
                    + " --spent.")
    private @Nullable Path certificate;

    @Mixin
    private CertificateTrust trust;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path given = certificate;
        if (given != null) {
            return judge(given);
        }
        if (trust.isGiven()) {
            throw wrong("--key, --nonce and --spent go with --certificate");
        }
        if (waveSize < 1 || waveSize > 500) {
            throw wrong("--wave-size must be 1 to 500");
        }
        List<Tenant> named = named();
        return service.ask("No answer of the gate", controlPlane -> {
            List<Tenant> tenants = subject.isWave()
                    ? GateSubject.next(
                            service, controlPlane, waveSize, spec.commandLine().getErr())
                    : named;
            return tenants.isEmpty() ? exitCode(Decision.INSUFFICIENT_EVIDENCE) : ask(controlPlane, tenants);
        });
    }

    private int ask(ControlPlane controlPlane, List<Tenant> tenants)
            throws TimeoutException, InterruptedException, ExecutionException, IOException {
        Clock clock = Clock.systemUTC();
        GateCall gate = new GateCall(controlPlane, service.timeout(), clock);
        GateAnswers answers = waiting(clock)
                .until(
                        () -> {
                            GateAnswers asked = GateAnswers.ask(tenants, gate::ask);
                            return honourOverride ? asked.honouring(clock.instant()) : asked;
                        },
                        progress -> spec.commandLine().getErr().println(Printable.of(progress)));
        PrintWriter out = spec.commandLine().getOut();
        out.print(format.write(answers, service.url()));
        out.flush();
        for (Map.Entry<GateFormat, Path> file : files.entrySet()) {
            try {
                Files.writeString(file.getValue(), file.getKey().write(answers, service.url()));
            } catch (IOException e) {
                throw new IOException("--write " + file.getValue() + " cannot be written ("
                        + e.getClass().getSimpleName() + ")");
            }
        }
        return exitCode(answers.outcome());
    }

    private GateWait waiting(Clock clock) {
        return new GateWait(
                wait == null ? Duration.ZERO : wait,
                every,
                clock,
                duration -> TimeUnit.MILLISECONDS.sleep(duration.toMillis()));
    }

    /** Without a service: what was signed, for this tenant, once. */
    private int judge(Path file) {
        Tenant tenant = subject.tenant();
        if (tenant == null || wait != null || honourOverride || format != GateFormat.text || !files.isEmpty()) {
            throw wrong("--certificate goes with --tenant, --key, and --nonce or --spent, and nothing else");
        }
        trust.requireReplayStop();
        Verification expected = trust.verification(tenant, trust.given());
        try {
            return trust.judge(Files.readAllBytes(file), expected);
        } catch (IOException e) {
            spec.commandLine()
                    .getErr()
                    .println("The certificate cannot be judged: " + e.getClass().getSimpleName() + ": "
                            + e.getMessage());
            return ExitCode.NO_ANSWER;
        }
    }

    private List<Tenant> named() {
        try {
            return subject.named();
        } catch (IOException e) {
            throw wrong("--tenants-file cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw wrong("--tenants-file " + e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    static int exitCode(Decision decision) {
        return switch (decision) {
            case READY -> ExitCode.OK;
            case NOT_READY -> 1;
            case INSUFFICIENT_EVIDENCE -> 2;
            case UNKNOWN -> ExitCode.NO_ANSWER;
        };
    }
}
