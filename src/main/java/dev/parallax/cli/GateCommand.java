package dev.parallax.cli;

import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
        exitCodeOnExecutionException = GateCommand.UNKNOWN,
        exitCodeListHeading = "%nExit codes; of several tenants the worst counts (3, then 1, then 2):%n",
        exitCodeList = {
            "0:READY",
            "1:NOT_READY",
            "2:INSUFFICIENT_EVIDENCE",
            "3:UNKNOWN, or anything that keeps the answer from being known",
            "64:the command line is wrong"
        })
public final class GateCommand implements Callable<Integer> {

    static final int UNKNOWN = 3;

    @Mixin
    private ServiceOptions service;

    @Option(
            names = "--tenant",
            paramLabel = "TENANT",
            converter = TenantOption.class,
            description = "The tenant, by the name it has in requests.")
    private @Nullable Tenant tenant;

    @Option(
            names = "--tenants-file",
            paramLabel = "FILE",
            description = "Instead of --tenant: a file with one tenant a line.")
    private @Nullable Path tenantsFile;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "How to answer: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private GateFormat format;

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

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Tenant> tenants = tenants();
        return service.ask(controlPlane -> {
            GateCall gate = new GateCall(controlPlane, service.timeout(), Clock.systemUTC());
            GateAnswers answers = waiting()
                    .until(
                            () -> GateAnswers.ask(tenants, gate::ask),
                            progress -> spec.commandLine().getErr().println(progress));
            PrintWriter out = spec.commandLine().getOut();
            out.print(format.write(answers));
            out.flush();
            return exitCode(answers.decision());
        });
    }

    private GateWait waiting() {
        return new GateWait(
                wait == null ? Duration.ZERO : wait,
                every,
                Clock.systemUTC(),
                duration -> TimeUnit.MILLISECONDS.sleep(duration.toMillis()));
    }

    private List<Tenant> tenants() {
        if (tenant != null && tenantsFile == null) {
            return List.of(tenant);
        }
        if (tenant != null || tenantsFile == null) {
            throw new ParameterException(spec.commandLine(), "Name a tenant: either --tenant or --tenants-file");
        }
        try {
            return TenantsFile.read(tenantsFile);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "--tenants-file cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--tenants-file " + e.getMessage(), e);
        }
    }

    static int exitCode(Decision decision) {
        return switch (decision) {
            case READY -> 0;
            case NOT_READY -> 1;
            case INSUFFICIENT_EVIDENCE -> 2;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
