package dev.parallax.bench;

import dev.parallax.bench.Backends.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What mirroring and comparing costs: CPU time a request, and latency at a fixed rate, of the packaged service against a bare
 * Vert.x proxy, a bare tee, a tee that asks the other side on a loop of its own, and nginx with and without {@code mirror}, which compare nothing. Each is a process of its own on
 * this machine, warmed up until its compiler is quiet, measured in turns; medians of the rounds. Arguments: rounds (5),
 * seconds a turn (4), and which workloads, by the beginning of their names (all).
 */
final class DataPlaneBenchmark {

    private static final int CLIENTS = 16;
    /** Requests a second for latency, and for bodies of a megabyte: what two cores can do at all. */
    private static final int OPEN_RATE = 1_000;

    private static final int OPEN_RATE_LARGE = 50;
    private static final int LARGE = 500_000;
    private static final List<Workload> WORKLOADS = List.of(
            new Workload("2 KB, equal", 2_048, false, false),
            new Workload("2 KB, one field differs", 2_048, true, false),
            new Workload("48 KB, equal", 49_152, false, false),
            new Workload("48 KB, one field differs", 49_152, true, false),
            new Workload("50 KB gzip, equal", 51_200, false, true),
            new Workload("50 KB gzip, one field differs", 51_200, true, true),
            new Workload("1 MB, equal", 1_000_000, false, false),
            new Workload("1 MB gzip, one field differs", 1_000_000, true, true));

    private final int rounds;
    private final Duration turn;

    private DataPlaneBenchmark(int rounds, Duration turn) {
        this.rounds = rounds;
        this.turn = turn;
    }

    public static void main(String[] given) throws Exception {
        Arguments arguments = Arguments.of(given);
        int rounds = arguments.number(0, 5);
        Duration turn = Duration.ofSeconds(arguments.number(1, 4));
        String chosen = arguments.text(2);
        Path directory = Files.createTempDirectory("parallax-bench");
        for (Workload workload : WORKLOADS) {
            if (workload.name().startsWith(chosen)) {
                new DataPlaneBenchmark(rounds, turn).compare(directory, workload);
            }
        }
    }

    private void compare(Path directory, Workload workload) throws Exception {
        List<Peer> peers = new ArrayList<>();
        try (Backends backends = Backends.start(Files.createTempDirectory(directory, "backends"), workload)) {
            Peers start = new Peers(directory, backends);
            peers.add(start.tee());
            peers.add(start.isolatedTee());
            peers.add(start.parallax());
            peers.add(start.proxy());
            if (dev.parallax.stub.Program.installed("/usr/sbin/nginx")) {
                peers.add(start.nginxMirror());
                peers.add(start.nginxProxy());
            }
            for (Peer peer : peers) {
                WarmUp.of(peer, CLIENTS);
            }
            report(workload, measure(peers, rate(workload)));
        } finally {
            peers.forEach(Peer::close);
        }
    }

    /** One turn of one peer. */
    private record Turn(double requestsPerCpuSecond, double micros50, double micros99, double compared) {}

    private static int rate(Workload workload) {
        return workload.bytes() > LARGE ? OPEN_RATE_LARGE : OPEN_RATE;
    }

    private Map<String, List<Turn>> measure(List<Peer> peers, int rate) throws Exception {
        Map<String, List<Turn>> turns = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Peer peer : peers) {
                turns.computeIfAbsent(peer.name(), name -> new ArrayList<>()).add(turn(peer, rate));
            }
        }
        return turns;
    }

    private Turn turn(Peer peer, int rate) throws InterruptedException, IOException {
        double compared = Outcomes.compared(peer);
        double cpu = peer.cpu();
        Load.Run busy = Load.closed(peer.port(), CLIENTS, turn);
        double used = peer.cpu() - cpu;
        double pairs = Outcomes.compared(peer) - compared;
        Load.Run steady = Load.open(peer.port(), rate, turn);
        return new Turn(
                busy.requests() / used,
                steady.quantile(0.5).toNanos() / 1_000.0,
                steady.quantile(0.99).toNanos() / 1_000.0,
                pairs / busy.requests());
    }

    private static void report(Workload workload, Map<String, List<Turn>> turns) {
        List<Turn> tee = turns.getOrDefault("bare tee", List.of());
        System.out.printf("%n### %s%n%n", workload.name());
        System.out.printf(
                "| | requests a CPU second | CPU, of the bare tee's | p50 us at %,d/s | p99 us | compared |%n",
                rate(workload));
        System.out.println("|---|---|---|---|---|---|");
        turns.forEach((name, runs) -> System.out.printf(
                "| %s | %,.0f | %.2f | %.0f | %.0f | %.0f %% |%n",
                name,
                Medians.of(runs, Turn::requestsPerCpuSecond),
                Medians.of(tee, Turn::requestsPerCpuSecond) / Medians.of(runs, Turn::requestsPerCpuSecond),
                Medians.of(runs, Turn::micros50),
                Medians.of(runs, Turn::micros99),
                100 * Medians.of(runs, Turn::compared)));
    }
}
