package dev.parallax.cli;

import dev.parallax.readiness.BreakGlass;
import dev.parallax.report.wire.OverrideLine;
import dev.parallax.report.wire.OverrideRequest;
import dev.parallax.report.wire.OverridesDocument;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code parallax override}: breaks glass for one tenant, or mends it again. */
@Command(
        name = "override",
        description = {
            "Lets one tenant move against its verdict, in the name of a person, for a day at most.",
            "The verdict stays and shows it; only a gate asked with --honour-override lets the tenant pass."
        },
        exitCodeOnExecutionException = ExitCode.NO_ANSWER,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "3:not done", "64:the command line is wrong"})
public final class OverrideCommand implements Callable<Integer> {

    @Mixin
    private ServiceOptions service;

    @Mixin
    private TenantChoice choice;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "The person who answers for it.")
    private String by;

    @Option(names = "--because", paramLabel = "REASON", description = "Why.")
    private @Nullable String because;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationOption.class,
            description = "For how long, in whole minutes, as 30m or 4h; 24h at most.")
    private @Nullable Duration length;

    @Option(names = "--revoke", description = "End what was given before.")
    private boolean revoke;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        OverrideRequest request = request();
        return service.ask("Not " + (revoke ? "revoked" : "overridden"), controlPlane -> {
            String tenant = choice.tenant().name();
            OverridesDocument given = service.within(() -> ServiceAnswer.read(
                    revoke ? controlPlane.revokeOverride(tenant, by) : controlPlane.override(tenant, request),
                    OverridesDocument.class));
            choice.requireAbout(given.tenant());
            PrintWriter out = spec.commandLine().getOut();
            out.println(text(given));
            out.flush();
            return ExitCode.OK;
        });
    }

    private OverrideRequest request() {
        Duration span = length;
        if (revoke) {
            if (because != null || span != null) {
                throw new ParameterException(spec.commandLine(), "--revoke takes --tenant and --by, and nothing else");
            }
            return new OverrideRequest(by, null, null);
        }
        if (because == null || because.isBlank() || span == null) {
            throw new ParameterException(spec.commandLine(), "--because and --for are needed, or --revoke");
        }
        if (span.compareTo(BreakGlass.LONGEST) > 0 || !span.equals(Duration.ofMinutes(span.toMinutes()))) {
            throw new ParameterException(spec.commandLine(), "--for must be whole minutes, 24h at most");
        }
        return new OverrideRequest(by, because, (int) span.toMinutes());
    }

    static String text(OverridesDocument given) {
        if (given.overrides().isEmpty()) {
            throw new IllegalStateException("the answer names no override");
        }
        OverrideLine newest = given.overrides().get(0);
        String what = newest.state() == BreakGlass.Standing.IN_FORCE
                ? newest.by() + " lets it move until " + newest.until() + ", where the gate is asked to honour it"
                : "the override of " + newest.by() + " no longer counts ("
                        + newest.state().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
        return Printable.of(given.tenant() + ": " + given.decision() + "; " + what);
    }
}
