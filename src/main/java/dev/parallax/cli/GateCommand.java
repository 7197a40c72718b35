package dev.parallax.cli;

import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parallax gate --tenant T}: may this tenant be moved now? */
@Command(
        name = "gate",
        description = "Asks a running service whether a tenant may be moved now.",
        exitCodeOnExecutionException = GateCommand.UNKNOWN,
        exitCodeListHeading = "%nExit codes:%n",
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
            required = true,
            paramLabel = "TENANT",
            converter = TenantOption.class,
            description = "The tenant, by the name it has in requests.")
    private Tenant tenant;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "How to answer: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private OutputFormat format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return ClientMode.run(() -> {
            ControlPlane controlPlane = ClientMode.controlPlane(service.url(), service.timeout());
            GateAnswer answer = new GateCall(controlPlane, service.timeout(), Clock.systemUTC()).ask(tenant);
            PrintWriter out = spec.commandLine().getOut();
            out.print(format == OutputFormat.json ? GateText.json(answer, tenant) : GateText.text(answer, tenant));
            out.flush();
            return answer instanceof GateAnswer.Verdict verdict
                    ? exitCode(verdict.document().decision())
                    : UNKNOWN;
        });
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
