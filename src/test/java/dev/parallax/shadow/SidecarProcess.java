package dev.parallax.shadow;

import dev.parallax.capture.TestDataPlane;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A data plane in a JVM of its own, for tests that kill it: LEGACY_PORT CANDIDATE_PORT FILE_FOR_ITS_PORT. */
final class SidecarProcess {

    private SidecarProcess() {}

    public static void main(String[] arguments) throws Exception {
        int legacy = Integer.parseInt(arguments[0]);
        int candidate = Integer.parseInt(arguments[1]);
        TestShadow shadow = TestShadow.with(TestShadow.settings(legacy, candidate));
        TestDataPlane plane = TestDataPlane.with(TestDataPlane.urls(legacy, candidate), shadow.stage())
                .start();
        Path file = Path.of(arguments[2]);
        Path written = Files.writeString(file.resolveSibling("port.new"), String.valueOf(plane.port()));
        Files.move(written, file);
        new CountDownLatch(1).await();
    }
}
