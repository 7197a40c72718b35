package dev.parallax.demo;

import dev.parallax.demo.expect.PlantedDefect;
import dev.parallax.demo.expect.PlantedDefects;
import dev.parallax.demo.expect.Verification;
import dev.parallax.demo.platform.Bustle;
import dev.parallax.demo.traffic.PlannedRead;
import dev.parallax.demo.traffic.ReadPlan;
import dev.parallax.demo.traffic.TrafficDriver;
import dev.parallax.exchange.Tenant;
import dev.parallax.report.wire.CountsLine;
import dev.parallax.report.wire.ParityDocument;
import dev.parallax.report.wire.TenantLine;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The play itself, seen from outside the service: tenants' clients read through its data plane, and what it found is read
 * from its API. Blocks; for one thread.
 */
final class Show {

    private static final Duration UNTIL_UP = Duration.ofSeconds(90);
    private static final Duration UNTIL_SETTLED = Duration.ofSeconds(30);
    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final Duration WARM_UP = Duration.ofSeconds(15);

    private final Stage stage;
    private final URI dataPlane;
    private final ControlPlane control;
    private final Screen screen;
    private final long seed;

    Show(Stage stage, URI dataPlane, ControlPlane control, Screen screen, long seed) {
        this.stage = stage;
        this.dataPlane = dataPlane;
        this.control = control;
        this.screen = screen;
        this.seed = seed;
    }

    /**
     * Plays it through.
     *
     * @param span how long the traffic lasts
     * @return whether everything planted was found, and nothing else
     * @throws IOException if the service cannot be asked
     */
    boolean play(Duration span) throws IOException, SQLException, InterruptedException {
        List<PlannedRead> plan = ReadPlan.of(stage.inventories(), seed);
        WarmUp.ofBoth(stage, plan, WARM_UP);
        waitUntilUp();
        screen.say(String.format(
                Locale.ROOT,
                "Clients of %d tenants read through %s for %d s; the dashboard is %s",
                stage.inventories().size(),
                dataPlane,
                span.toSeconds(),
                control.address()));
        try (Bustle bustle = stage.bustle(seed)) {
            drive(plan, span);
            screen.say(String.format(Locale.ROOT, "While they read, %,d rows changed under them.", bustle.written()));
        }
        waitUntilSettled(plan.size());
        return conclude();
    }

    private void waitUntilUp() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + UNTIL_UP.toNanos();
        while (!control.isUp()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the service did not come up within " + UNTIL_UP.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private void drive(List<PlannedRead> plan, Duration span) throws IOException, InterruptedException {
        TrafficDriver driver = new TrafficDriver(dataPlane);
        ExecutorService clients = Executors.newSingleThreadExecutor();
        try {
            long start = System.nanoTime();
            Future<?> sending = clients.submit(() -> {
                driver.send(plan, span);
                return null;
            });
            while (!finished(sending)) {
                screen.progress(
                        Duration.ofNanos(System.nanoTime() - start), driver.sent(), plan.size(), control.tenants());
            }
            if (driver.unanswered() > 0) {
                screen.say(driver.unanswered() + " reads got no answer.");
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private static boolean finished(Future<?> sending) throws IOException, InterruptedException {
        try {
            sending.get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillSending) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException("the clients failed", e.getCause());
        }
    }

    /** Evidence comes in batches, a moment after the reads. */
    private void waitUntilSettled(int reads) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + UNTIL_SETTLED.toNanos();
        while (System.nanoTime() < deadline) {
            List<CountsLine> counts =
                    control.tenants().stream().map(TenantLine::counts).toList();
            boolean allIn = counts.stream().mapToLong(CountsLine::captured).sum() >= reads;
            if (allIn && counts.stream().allMatch(line -> line.inFlight() == 0)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        screen.say("Some reads are still in the pipeline.");
    }

    private boolean conclude() throws IOException, InterruptedException {
        Map<Tenant, ParityDocument> reports = control.reports();
        screen.say("");
        VerdictTable.lines(reports).forEach(screen::say);
        screen.say("");
        List<String> findings = Verification.findings(reports);
        if (findings.isEmpty()) {
            screen.say("All " + PlantedDefects.ALL.size()
                    + " planted defects were found in the tenants they hit, and nothing else was:");
            for (PlantedDefect defect : PlantedDefects.ALL) {
                screen.say(String.format(
                        Locale.ROOT,
                        "  %-22s %-22s %s",
                        defect.id(),
                        defect.operation(),
                        String.join(
                                ", ",
                                defect.tenants().stream()
                                        .sorted()
                                        .map(Tenant::name)
                                        .toList())));
            }
        } else {
            screen.say("Not as expected:");
            findings.forEach(finding -> screen.say("  " + finding));
        }
        return findings.isEmpty();
    }
}
