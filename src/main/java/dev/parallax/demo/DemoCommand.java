package dev.parallax.demo;

import dev.parallax.cli.ExitCode;
import dev.parallax.demo.candidate.CandidateBackend;
import dev.parallax.demo.legacy.LegacyBackend;
import dev.parallax.demo.platform.Cast;
import dev.parallax.evidence.embedded.StoreStartException;
import dev.parallax.serve.ServiceLauncher;
import io.quarkus.runtime.Quarkus;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code parallax demo}: the whole job on real input, on this machine alone. */
@Command(
        name = "demo",
        description = {
            "Runs the whole job on real input: two backends, 15 tenants, verdicts.",
            "Stays up until Ctrl-C. docs/demo.md tells what to look at."
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class DemoCommand implements Callable<Integer> {

    static final long SEED = 20_261_121;
    private static final String HOST = "127.0.0.1";
    private static final int NOT_AS_PLANTED = 1;
    private static final int REREADS_PER_SECOND = 600;
    private static final Duration PATIENCE = Duration.ofSeconds(35);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port of the data plane (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--control-port",
            paramLabel = "PORT",
            defaultValue = "9090",
            description = "Port of the API and the dashboard (default: ${DEFAULT-VALUE}).")
    private int controlPort;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Where databases and rules are kept (default: a directory that is deleted at the end).")
    private @Nullable Path dataDirectory;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long the traffic lasts; the reads are the same (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--once",
            description = "Ends after the table: with 0 if every verdict and defect was found as planted, else with 1.")
    private boolean once;

    private final IntSupplier service;

    /** What the show came to; this, until it came to anything. */
    private final AtomicInteger result = new AtomicInteger(ExitCode.SOFTWARE);

    /**
     * @param service runs the service in this process, with the settings it finds, until it is told to stop; answers its
     *     exit code
     */
    public DemoCommand(IntSupplier service) {
        this.service = service;
    }

    @Override
    public Integer call() {
        if (seconds < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--seconds must be a whole number of at least 1, got: " + seconds);
        }
        try {
            return run();
        } catch (IOException | SQLException | StoreStartException e) {
            spec.commandLine().getErr().println("parallax: the demo cannot start: " + e.getMessage());
            return ServiceLauncher.EXIT_CONFIG;
        }
    }

    private int run() throws IOException, SQLException, StoreStartException {
        Screen screen = new Screen(spec.commandLine().getOut(), Ansi.AUTO.enabled());
        Scratch scratch = Scratch.at(dataDirectory);
        CountDownLatch ended = new CountDownLatch(1);
        try {
            screen.say("Starting a brokerage platform: its database, its legacy backend, and the rebuilt candidate …");
            Stage stage = Stage.set(scratch.directory(), SEED);
            // Ctrl-C ends the process without a return to here.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> tearDown(stage, ended, scratch), "demo-tear-down"));
            screen.say(String.format(
                    Locale.ROOT,
                    "%,d rows of %d tenants; legacy %s on %s, candidate %s on %s",
                    stage.rows(),
                    Cast.TENANTS.size(),
                    LegacyBackend.BUILD,
                    stage.legacy(),
                    CandidateBackend.BUILD,
                    stage.candidate()));
            configure(stage, scratch.directory());
            return serve(stage, screen);
        } finally {
            ended.countDown();
        }
    }

    private int serve(Stage stage, Screen screen) {
        Thread show = new Thread(() -> play(stage, screen), "demo-show");
        show.setDaemon(true);
        show.start();
        int ended = service.getAsInt();
        show.interrupt();
        return ended != ExitCode.OK || !once ? ended : result.get();
    }

    private void play(Stage stage, Screen screen) {
        ControlPlane control = new ControlPlane(address(controlPort));
        try {
            boolean asPlanted = new Show(stage, address(port), control, screen, SEED).play(Duration.ofSeconds(seconds));
            result.set(asPlanted ? ExitCode.OK : NOT_AS_PLANTED);
            farewell(control, screen);
        } catch (IOException | SQLException e) {
            screen.say("The demo broke off: " + e.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        }
        if (once) {
            Quarkus.asyncExit();
        }
    }

    private void farewell(ControlPlane control, Screen screen) {
        screen.say("");
        screen.say("Dashboard  " + control.address());
        screen.say("Gate       " + self() + " gate --tenant acme --url " + control.address());
        if (!once) {
            screen.say("Stays up until Ctrl-C.");
        }
    }

    /** The settings a person would give {@code serve}, given to this process. */
    private void configure(Stage stage, Path directory) throws IOException {
        Map<String, Object> settings = Map.of(
                "parallax.legacy-url",
                stage.legacy(),
                "parallax.candidate-url",
                stage.candidate(),
                "parallax.mode",
                "proxy",
                "parallax.port",
                port,
                "parallax.control-port",
                controlPort,
                "parallax.rules",
                RuleFiles.writeBelow(directory),
                "parallax.data-dir",
                directory,
                // Twelve defects in a minute are more mismatches than a platform has in a day.
                "parallax.compare.settle.rereads-per-second",
                REREADS_PER_SECOND,
                // Made-up people: their bodies may be kept whole, and pages show what stands around a difference.
                "parallax.evidence.samples.bodies",
                true,
                "quarkus.log.level",
                "WARN");
        settings.forEach((name, value) -> System.setProperty(name, value.toString()));
    }

    private static void tearDown(Stage stage, CountDownLatch ended, Scratch scratch) {
        stage.close();
        try {
            if (ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                scratch.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static URI address(int port) {
        return URI.create("http://" + HOST + ":" + port);
    }

    /** How this program was called, as far as that can be told. */
    private static String self() {
        String path = System.getProperty("java.class.path", "");
        return path.endsWith(".jar") && !path.contains(File.pathSeparator) ? "java -jar " + path : "parallax";
    }
}
