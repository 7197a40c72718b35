package dev.parallax.shadow;

import dev.parallax.capture.ByteBudget;
import dev.parallax.capture.TestDataPlane;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * A data plane in a JVM of its own, for tests that kill it: LEGACY_PORT CANDIDATE_PORT FILE_FOR_ITS_PORT. Keeps no pair, so
 * that its memory is the data plane's.
 */
final class SidecarProcess {

    private SidecarProcess() {}

    public static void main(String[] arguments) throws Exception {
        int legacy = Integer.parseInt(arguments[0]);
        int candidate = Integer.parseInt(arguments[1]);
        ByteBudget bodies = new ByteBudget(64 << 20);
        ShadowStage shadow = new ShadowStage(
                () -> TestShadow.settings(legacy, candidate),
                new CountingPairSink(),
                bodies,
                new KillSwitch(Optional.empty()),
                new SimpleMeterRegistry(),
                InstantSource.system());
        shadow.start();
        TestDataPlane plane = TestDataPlane.with(TestDataPlane.urls(legacy, candidate), shadow)
                .bodies(bodies)
                .start();
        Path file = Path.of(arguments[2]);
        Path written = Files.writeString(file.resolveSibling("port.new"), String.valueOf(plane.port()));
        Files.move(written, file);
        new CountDownLatch(1).await();
    }
}
