package dev.parallax.cli;

import dev.parallax.exchange.Tenant;
import dev.parallax.report.wire.WaveDocument;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whom the gate is asked for: one tenant, those in a file, or those that move next. */
final class GateSubject {

    @Option(
            names = "--tenant",
            required = true,
            paramLabel = "TENANT",
            converter = TenantOption.class,
            description = "The tenant, by the name it has in requests.")
    private @Nullable Tenant tenant;

    @Option(
            names = "--tenants-file",
            required = true,
            paramLabel = "FILE",
            description = "Instead of --tenant: a file with one tenant a line.")
    private @Nullable Path tenantsFile;

    @Option(
            names = "--wave",
            required = true,
            paramLabel = "next",
            description =
                    "Instead of --tenant: the tenants that move next. READY ones of small blast radius, those first"
                            + " that use most of what no moved tenant uses.")
    private @Nullable WaveChoice wave;

    /** The one tenant; null if it is not one by its name. */
    @Nullable
    Tenant tenant() {
        return tenant;
    }

    boolean isWave() {
        return wave != null;
    }

    /**
     * Those named on the command line.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it names none, or what can be no tenant
     */
    List<Tenant> named() throws IOException {
        Tenant one = tenant;
        if (one != null) {
            return List.of(one);
        }
        Path file = tenantsFile;
        return file == null ? List.of() : TenantsFile.read(file);
    }

    /**
     * Those that move next; empty if nobody may. Says on {@code err} why these.
     *
     * @param size at most so many
     */
    static List<Tenant> next(ServiceOptions service, ControlPlane controlPlane, int size, PrintWriter err)
            throws TimeoutException, InterruptedException, ExecutionException {
        WaveDocument next = service.within(() -> ServiceAnswer.read(controlPlane.nextWave(size), WaveDocument.class));
        if (next.members().size() > size) {
            throw new IllegalStateException("the wave is larger than what was asked for");
        }
        err.println("Next wave: " + next.members().size() + " of " + next.ready() + " that may move; " + next.moved()
                + " moved before");
        for (WaveDocument.Member member : next.members()) {
            String first = member.first().isEmpty() ? "" : ", the first with " + ReasonGroups.named(member.first());
            err.println(Printable.of("  " + member.tenant() + ": " + member.reads() + " reads, " + member.operations()
                    + " operations" + first));
        }
        return next.members().stream()
                .map(member -> new Tenant(member.tenant()))
                .toList();
    }
}
