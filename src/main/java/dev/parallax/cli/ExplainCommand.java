package dev.parallax.cli;

import dev.parallax.readiness.Decision;
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

    /** So many reasons of a sort are written out. */
    private static final int EACH = 5;

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
        text.append(Printable.of(explained.tenant()))
                .append(": ")
                .append(explained.decision())
                .append('\n');
        text.append(explained.sentence()).append("\n\n");
        text.append("decides  ")
                .append(
                        explained.decision() == Decision.READY
                                ? "every check is satisfied"
                                : Printable.of(line(explained.deciding())))
                .append('\n');
        ReasonLine next = explained.next();
        if (next != null) {
            text.append("next     ")
                    .append(Printable.of(next.operation() == null ? "" : next.operation() + ": "))
                    .append(Printable.of(String.valueOf(next.cure())))
                    .append("  [")
                    .append(next.code())
                    .append("]\n");
        }
        if (!explained.unsatisfied().isEmpty()) {
            text.append('\n');
        }
        ReasonGroups.lines(explained.unsatisfied(), EACH)
                .forEach(line -> text.append(Printable.of(line)).append('\n'));
        for (ReasonLine waiver : explained.waivers()) {
            text.append("\n- somebody answers for it: ")
                    .append(Printable.of(waiver.message()))
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
