package dev.parallax.cli;

import dev.parallax.report.wire.ExplanationDocument;
import dev.parallax.report.wire.ReasonLine;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parallax explain --tenant T}: which fact decides, and what the next cheapest step is. */
@Command(
        name = "explain",
        description = "Says which fact decides a tenant's verdict, and what the next cheapest step is.",
        exitCodeOnExecutionException = ExitCode.NO_ANSWER,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it was explained, whatever the verdict",
            "3:there is nothing to explain from",
            "64:the command line is wrong"
        })
public final class ExplainCommand implements Callable<Integer> {

    @Mixin
    private ServiceOptions service;

    @Mixin
    private TenantChoice choice;

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
        return service.ask("Nothing known of " + choice.tenant(), controlPlane -> {
            ExplanationDocument explained = service.within(() ->
                    ServiceAnswer.read(controlPlane.explain(choice.tenant().name()), ExplanationDocument.class));
            choice.requireAbout(explained.tenant());
            PrintWriter out = spec.commandLine().getOut();
            out.print(format == OutputFormat.json ? JsonText.of(explained) : text(explained));
            out.flush();
            return ExitCode.OK;
        });
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
            text.append("\n- somebody answers for it: ")
                    .append(waiver.message())
                    .append('\n');
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
