package dev.parallax.cli;

import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import dev.parallax.report.wire.JobDocument;
import dev.parallax.report.wire.JobState;
import java.io.PrintWriter;
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

/** {@code parallax recheck}: asks both sides again for kept reads, and shows how far it is. */
@Command(
        name = "recheck",
        description = {
            "Asks both sides again for a tenant's recent reads, or for the reads that showed a discrepancy.",
            "The evidence counts as the tenant's, labelled synthetic."
        },
        exitCodeOnExecutionException = ExitCode.NO_ANSWER,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done; with --discrepancy: it is not shown any more",
            "1:done, and the discrepancy is still shown",
            "3:not done",
            "64:the command line is wrong"
        })
public final class RecheckCommand implements Callable<Integer> {

    static final int STILL_DIFFERENT = 1;
    private static final long LOOK_EVERY_MILLIS = 500;
    /** How a summary begins that says so. */
    private static final String STILL = "Still different";

    @Mixin
    private ServiceOptions service;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Subject subject = new Subject();

    @Option(
            names = "--operation",
            paramLabel = "OPERATION",
            description = "With --tenant: only reads of this operation.")
    private @Nullable String operation;

    @Spec
    private CommandSpec spec;

    /** Whose or which reads. */
    static final class Subject {
        @Option(
                names = "--tenant",
                required = true,
                paramLabel = "TENANT",
                converter = TenantOption.class,
                description = "The tenant, by the name it has in requests.")
        private @Nullable Tenant tenant;

        @Option(
                names = "--discrepancy",
                required = true,
                paramLabel = "ID",
                description = "The discrepancy, 16 hexadecimal digits.")
        private @Nullable String discrepancy;
    }

    @Override
    public Integer call() {
        if (operation != null && (subject.tenant == null || !isOperation(operation))) {
            throw new ParameterException(
                    spec.commandLine(), "--operation takes the id of an operation, and goes with --tenant");
        }
        return service.ask("Not asked again, or not followed to its end,", this::recheck);
    }

    private static boolean isOperation(String id) {
        try {
            return !new OperationId(id).value().isBlank();
        } catch (IllegalArgumentException invalid) {
            return false;
        }
    }

    private int recheck(ControlPlane controlPlane) throws TimeoutException, InterruptedException, ExecutionException {
        JobDocument job = follow(controlPlane, begin(controlPlane));
        PrintWriter out = spec.commandLine().getOut();
        out.println(job.summary() == null ? job.state() : job.summary());
        out.flush();
        return exitCode(job);
    }

    private JobDocument begin(ControlPlane controlPlane)
            throws TimeoutException, InterruptedException, ExecutionException {
        return service.within(() -> ServiceAnswer.read(
                subject.tenant != null
                        ? controlPlane.recheckTenant(subject.tenant.name(), operation)
                        : controlPlane.recheckDiscrepancy(String.valueOf(subject.discrepancy)),
                JobDocument.class));
    }

    private JobDocument follow(ControlPlane controlPlane, JobDocument begun)
            throws TimeoutException, InterruptedException, ExecutionException {
        ProgressLine progress = new ProgressLine(
                spec.commandLine().getErr(),
                Terminal.of(System.getenv(), spec.commandLine()).isTerminal());
        JobDocument job = begun;
        while (!job.state().over()) {
            progress.show(job.done(), job.total(), "reads");
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            String id = job.id();
            job = service.within(() -> ServiceAnswer.read(controlPlane.job(id), JobDocument.class));
        }
        progress.clear();
        return job;
    }

    private int exitCode(JobDocument job) {
        if (job.state() != JobState.DONE) {
            return ExitCode.NO_ANSWER;
        }
        boolean still = job.summary() != null && job.summary().startsWith(STILL);
        return subject.discrepancy != null && still ? STILL_DIFFERENT : ExitCode.OK;
    }
}
