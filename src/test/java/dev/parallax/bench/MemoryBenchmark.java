package dev.parallax.bench;

import dev.parallax.bench.Backends.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Whether {@code -Xmx128m} is enough at a fixed rate of 2 KB replies, mirrored and compared, and how big the process is then.
 * Arguments: requests a second (2,000), seconds (20).
 */
final class MemoryBenchmark {

    private MemoryBenchmark() {}

    public static void main(String[] given) throws Exception {
        Arguments arguments = Arguments.of(given);
        int rate = arguments.number(0, 2_000);
        Duration time = Duration.ofSeconds(arguments.number(1, 20));
        Path directory = Files.createTempDirectory("parallax-bench");
        Workload workload = new Workload("2 KB", 2_048, false, false);
        try (Backends backends = Backends.start(Files.createTempDirectory(directory, "backends"), workload);
                Peer parallax = new Peers(directory, backends).parallax("-XX:+ExitOnOutOfMemoryError")) {
            WarmUp.of(parallax, 8);
            double compared = Outcomes.compared(parallax);
            Load.Run run = Load.open(parallax.port(), rate, time);
            System.out.printf(
                    "%n-Xmx128m, %,d requests a second asked for, %,d answered in %d s, %.1f %% compared,"
                            + " p99 %,d us, resident set %,d MB, alive: %s%n",
                    rate,
                    run.requests(),
                    time.toSeconds(),
                    100 * (Outcomes.compared(parallax) - compared) / run.requests(),
                    run.quantile(0.99).toNanos() / 1_000,
                    CpuTime.resident(parallax.program().pid()) >> 20,
                    parallax.program().alive());
        }
    }
}
