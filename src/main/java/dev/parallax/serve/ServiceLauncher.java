package dev.parallax.serve;

import dev.parallax.capture.InvalidSettingException;
import dev.parallax.capture.SettingName;
import dev.parallax.evidence.embedded.ClusterName;
import dev.parallax.evidence.embedded.EmbeddedStore;
import dev.parallax.evidence.embedded.StoreAddress;
import dev.parallax.evidence.embedded.StoreStartException;
import dev.parallax.readiness.policy.PolicyException;
import dev.parallax.readiness.policy.PolicyLoader;
import dev.parallax.rules.load.RuleBookLoader;
import dev.parallax.rules.problem.RuleBookException;
import dev.parallax.rules.problem.RuleProblem;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Starts the service in this process: checks the settings, the ports and the rules, starts the embedded evidence store
 * where no other is configured, then Quarkus. Whatever cannot start says so in one line each, and nothing is left running.
 */
public final class ServiceLauncher {

    /** {@code EX_CONFIG} of sysexits: the settings, the rules or the store's directory must be mended first. */
    public static final int EXIT_CONFIG = 78;

    private static final long STOP_SECONDS = 30;

    private final PrintStream problems;

    /**
     * @param problems where to say what keeps the service from starting
     */
    public ServiceLauncher(PrintStream problems) {
        this.problems = problems;
    }

    /**
     * Runs the service and, in it, {@code application}. Blocks until the application returns or the process is told to
     * stop.
     *
     * @return the application's exit code, or {@link #EXIT_CONFIG}
     */
    public int run(Class<? extends QuarkusApplication> application, String... args) {
        try {
            Settings settings = Settings.load();
            checkPorts(settings);
            RuleBookLoader.load(settings.serve().rules());
            PolicyLoader.load(settings.serve().rules());
            Optional<String> jdbcUrl = settings.store().jdbcUrl();
            if (jdbcUrl.isEmpty()) {
                return runWithEmbeddedStore(settings, application, args);
            }
            useStore(
                    jdbcUrl.get(), settings.serve().jdbcUser(), settings.serve().jdbcPassword());
            return runQuarkus(application, args);
        } catch (SettingsException wrong) {
            wrong.problems().forEach(this::say);
        } catch (InvalidSettingException | StoreStartException wrong) {
            say(String.valueOf(wrong.getMessage()));
        } catch (RuleBookException wrong) {
            wrong.problems().stream().map(RuleProblem::toString).forEach(this::say);
        } catch (PolicyException wrong) {
            wrong.problems().stream().map(RuleProblem::toString).forEach(this::say);
        }
        return EXIT_CONFIG;
    }

    private void say(String problem) {
        problems.println("parallax: " + problem);
    }

    private static void checkPorts(Settings settings) {
        PortCheck.free(
                new SettingName("parallax.port"),
                new InetSocketAddress(
                        settings.capture().host(), settings.capture().port()));
        PortCheck.free(
                new SettingName("parallax.control-port"),
                new InetSocketAddress(
                        settings.serve().controlHost(), settings.serve().controlPort()));
    }

    private static int runWithEmbeddedStore(
            Settings settings, Class<? extends QuarkusApplication> application, String... args)
            throws StoreStartException {
        EmbeddedStore store = EmbeddedStore.start(settings.store().dataDir(), new ClusterName("evidence"));
        CountDownLatch serviceStopped = new CountDownLatch(1);
        // On Ctrl-C the store must outlive the service, which flushes what it holds; hooks run side by side, so this
        // one
        // waits.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> closeAfter(serviceStopped, store), "parallax-store-stop"));
        try {
            StoreAddress address = store.address();
            useStore(address.jdbcUrl(), Optional.of(address.user()), Optional.of(address.password()));
            return runQuarkus(application, args);
        } finally {
            serviceStopped.countDown();
            store.close();
        }
    }

    private static void useStore(String jdbcUrl, Optional<String> user, Optional<String> password) {
        System.setProperty("quarkus.datasource.jdbc.url", jdbcUrl);
        user.ifPresent(name -> System.setProperty("quarkus.datasource.username", name));
        password.ifPresent(secret -> System.setProperty("quarkus.datasource.password", secret));
    }

    private static void closeAfter(CountDownLatch serviceStopped, EmbeddedStore store) {
        try {
            serviceStopped.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        store.close();
    }

    private static int runQuarkus(Class<? extends QuarkusApplication> application, String... args) {
        AtomicInteger exitCode = new AtomicInteger();
        Quarkus.run(application, (code, failure) -> exitCode.set(code), args);
        return exitCode.get();
    }
}
