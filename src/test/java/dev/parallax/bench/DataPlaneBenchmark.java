package dev.parallax.bench;

import dev.parallax.stub.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * CPU and latency of the data plane against a bare Vert.x proxy, a bare tee, and nginx with and without {@code mirror}, all
 * as processes of their own on this machine, interleaved, medians of the rounds. Prints a table; argument: rounds (5).
 */
final class DataPlaneBenchmark {

    private static final Duration WARM_UP = Duration.ofSeconds(12);
    private static final Duration MEASURED = Duration.ofSeconds(3);
    /** Clock ticks a second of {@code /proc/PID/stat}: 100 on every Linux that matters here. */
    private static final double TICKS = 100;

    private DataPlaneBenchmark() {}

    private record Peer(String name, int port, Program program) {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        Path directory = Files.createTempDirectory("parallax-bench");
        for (int bytes : List.of(2_048, 49_152)) {
            compare(directory, bytes, rounds);
        }
    }

    private static void compare(Path directory, int bytes, int rounds) throws Exception {
        int backend = Program.freePort();
        List<Peer> peers = new ArrayList<>();
        try (Program running = jvm(directory, "backend", backend, bytes)) {
            awaitListening(backend);
            for (String kind : List.of("proxy", "tee", "parallax")) {
                int port = Program.freePort();
                peers.add(new Peer(kind, port, jvm(directory, kind, port, backend)));
            }
            if (Program.installed("/usr/sbin/nginx")) {
                peers.add(nginx(directory, "nginx-backup.conf", "nginx proxy", backend));
                peers.add(nginx(directory, "nginx-mirror.conf", "nginx mirror", backend));
            }
            for (Peer peer : peers) {
                awaitListening(peer.port());
                Load.closed(peer.port(), 16, WARM_UP);
            }
            measure(peers, bytes, rounds);
            if (!running.alive()) {
                throw new IllegalStateException("the backend died");
            }
        } finally {
            peers.forEach(peer -> peer.program().close());
        }
    }

    private static void measure(List<Peer> peers, int bytes, int rounds) throws Exception {
        Map<String, List<double[]>> figures = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Peer peer : peers) {
                double before = cpuSeconds(peer.program());
                Load.Run busy = Load.closed(peer.port(), 16, MEASURED);
                double cpu = cpuSeconds(peer.program()) - before;
                Load.Run steady = Load.open(peer.port(), 1_000, MEASURED);
                figures.computeIfAbsent(peer.name(), name -> new ArrayList<>()).add(new double[] {
                    busy.requests() / cpu,
                    steady.quantile(0.5).toNanos() / 1_000.0,
                    steady.quantile(0.99).toNanos() / 1_000.0
                });
            }
        }
        System.out.printf("%n%d bytes, medians of %d rounds%n", bytes, rounds);
        System.out.printf("%-14s %16s %10s %10s%n", "", "requests/CPU-s", "p50 us", "p99 us");
        figures.forEach((name, runs) -> System.out.printf(
                "%-14s %16.0f %10.0f %10.0f%n", name, median(runs, 0), median(runs, 1), median(runs, 2)));
        System.out.printf(
                "CPU of parallax per request, over tee: %.2f%n",
                median(figures.getOrDefault("tee", List.of()), 0)
                        / median(figures.getOrDefault("parallax", List.of()), 0));
    }

    private static double median(List<double[]> runs, int figure) {
        double[] sorted = runs.stream().mapToDouble(run -> run[figure]).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static double cpuSeconds(Program program) throws IOException {
        double ticks = 0;
        for (long pid :
                Stream.concat(Stream.of(program.pid()), program.children()).toList()) {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            ticks += Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
        }
        return ticks / TICKS;
    }

    private static Peer nginx(Path directory, String configuration, String name, int backend) throws IOException {
        int port = Program.freePort();
        Path own = Files.createTempDirectory(directory, "nginx");
        String address = "127.0.0.1:" + backend;
        Map<String, String> addresses =
                Map.of("127.0.0.1:8000", "127.0.0.1:" + port, "127.0.0.1:8080", address, "127.0.0.1:8081", address);
        return new Peer(name, port, Program.nginx(own, configuration, addresses));
    }

    private static Program jvm(Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Subject.class.getName()));
        command.addAll(Arrays.asList(arguments));
        return Program.start(directory, command);
    }

    private static Program jvm(Path directory, String kind, int port, int detail) throws IOException {
        return jvm(directory, kind, String.valueOf(port), String.valueOf(detail));
    }

    private static void awaitListening(int port) {
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Program.listening(port));
    }
}
