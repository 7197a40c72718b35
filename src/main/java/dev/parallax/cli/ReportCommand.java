package dev.parallax.cli;

import dev.parallax.exchange.Tenant;
import dev.parallax.report.wire.ParityDocument;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parallax report --tenant T}: the tenant's parity report. */
@Command(
        name = "report",
        description = "Shows a tenant's parity report: verdict, operations, open discrepancies.",
        exitCodeOnExecutionException = ExitCode.NO_ANSWER,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the report was shown, whatever it says",
            "3:there is none to show",
            "64:the command line is wrong"
        })
public final class ReportCommand implements Callable<Integer> {

    @Mixin
    private ServiceOptions service;

    @Mixin
    private TenantChoice choice;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "How to answer: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private ReportFormat format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write it, in UTF-8. Default: standard output.")
    private @Nullable Path output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return service.ask("No report of " + choice.tenant(), controlPlane -> {
            String report = service.within(() -> report(controlPlane));
            return output == null ? print(report) : write(report, output);
        });
    }

    private int print(String report) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(report);
        out.flush();
        return ExitCode.OK;
    }

    private int write(String report, Path file) {
        try {
            Files.writeString(file, report);
            return ExitCode.OK;
        } catch (IOException e) {
            spec.commandLine()
                    .getErr()
                    .println("The report cannot be written to " + file + ": "
                            + e.getClass().getSimpleName());
            return ExitCode.NO_ANSWER;
        }
    }

    private String report(ControlPlane controlPlane) throws IOException {
        Tenant tenant = choice.tenant();
        if (format.word().isEmpty()) {
            ParityDocument parity = ServiceAnswer.read(controlPlane.parity(tenant.name()), ParityDocument.class);
            choice.requireAbout(parity.tenant());
            return format == ReportFormat.json ? JsonText.of(parity) : ParityText.of(parity);
        }
        try (Response response = controlPlane.parityAs(tenant.name(), format.word())) {
            ServiceAnswer.successful(response, format.mediaType());
            return response.readEntity(String.class);
        }
    }
}
