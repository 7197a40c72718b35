package dev.parallax.cli;

import dev.parallax.exchange.Tenant;
import dev.parallax.report.wire.ExplanationDocument;
import dev.parallax.report.wire.ReasonLine;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parallax explain --tenant T}: which fact decides, and what the next cheapest step is. */
@Command(
        name = "explain",
        description = "Says which fact decides a tenant's verdict, and what the next cheapest step is.",
        exitCodeOnExecutionException = ExplainCommand.NOTHING_KNOWN,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it was explained, whatever the verdict",
            "3:there is nothing to explain from",
            "64:the command line is wrong"
        })
public final class ExplainCommand implements Callable<Integer> {

    static final int NOTHING_KNOWN = 3;

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
        return service.ask(this::explain);
    }

    private int explain(ControlPlane controlPlane) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            ExplanationDocument explained =
                    Deadline.within(service.timeout(), () -> controlPlane.explain(tenant.name()));
            out.print(format == OutputFormat.json ? JsonText.of(explained) : text(explained));
            out.flush();
            return ExitCode.OK;
        } catch (TimeoutException e) {
            err.println("No complete answer from " + service.url() + " in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            err.println("Interrupted");
        } catch (ExecutionException e) {
            err.println("Nothing known of " + tenant + " from " + service.url() + ": " + Causes.deepest(e));
        }
        return NOTHING_KNOWN;
    }

    static String text(ExplanationDocument explained) {
        StringBuilder text = new StringBuilder();
        text.append(explained.tenant())
                .append(": ")
                .append(explained.decision())
                .append('\n');
        text.append(explained.sentence()).append("\n\n");
        text.append("decides  ").append(line(explained.deciding())).append('\n');
        ReasonLine next = explained.next();
        if (next != null) {
            text.append("next     ")
                    .append(next.cure())
                    .append("  [")
                    .append(next.code())
                    .append("]\n");
        }
        for (ReasonLine reason : explained.unsatisfied()) {
            text.append("\n- ").append(line(reason)).append('\n');
            if (reason.cure() != null) {
                text.append("  cure: ").append(reason.cure()).append('\n');
            }
        }
        for (ReasonLine waiver : explained.waivers()) {
            text.append("\n- waived: ").append(waiver.message()).append('\n');
        }
        return text.toString();
    }

    private static String line(ReasonLine reason) {
        String figures = reason.figure() == null
                ? ""
                : " (" + reason.figure() + (reason.limit() == null ? "" : "; asked: " + reason.limit()) + ")";
        return reason.code() + ": " + reason.message() + figures;
    }
}
