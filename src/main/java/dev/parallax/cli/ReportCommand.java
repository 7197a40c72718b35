package dev.parallax.cli;

import dev.parallax.exchange.Tenant;
import dev.parallax.report.wire.ParityDocument;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
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
        exitCodeOnExecutionException = ReportCommand.NO_REPORT,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the report was shown, whatever it says",
            "3:there is none to show",
            "64:the command line is wrong"
        })
public final class ReportCommand implements Callable<Integer> {

    static final int NO_REPORT = 3;

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
        return service.ask(this::show);
    }

    private int show(ControlPlane controlPlane) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            String report = Deadline.within(service.timeout(), () -> report(controlPlane));
            if (output == null) {
                out.print(report);
                out.flush();
            } else {
                Files.writeString(output, report);
            }
            return ExitCode.OK;
        } catch (IOException e) {
            err.println("The report cannot be written to " + output + ": "
                    + e.getClass().getSimpleName());
        } catch (TimeoutException e) {
            err.println("No complete answer from " + service.url() + " in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            err.println("Interrupted");
        } catch (ExecutionException e) {
            err.println("No report of " + tenant + " from " + service.url() + ": " + Causes.deepest(e));
        }
        return NO_REPORT;
    }

    private String report(ControlPlane controlPlane) {
        if (format.word().isEmpty()) {
            ParityDocument parity = controlPlane.parity(tenant.name());
            return format == ReportFormat.json ? JsonText.of(parity) : ParityText.of(parity);
        }
        try (Response response = controlPlane.parityAs(tenant.name(), format.word())) {
            if (response.getStatus() != Response.Status.OK.getStatusCode()) {
                throw new WebApplicationException("HTTP " + response.getStatus(), response.getStatus());
            }
            return response.readEntity(String.class);
        }
    }
}
