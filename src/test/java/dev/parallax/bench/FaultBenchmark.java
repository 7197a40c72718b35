package dev.parallax.bench;

import dev.parallax.bench.Backends.Workload;
import dev.parallax.stub.Fault;
import dev.parallax.stub.FaultyBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What clients feel of a shadow that hangs, is slow, refuses or floods: latency at a fixed rate through the packaged service
 * and, for contrast, through nginx' {@code mirror} with the timeouts of the docs, each held against its own healthy shadow in
 * the same run. Arguments: rounds (5), seconds a turn (4), requests a second (200).
 */
final class FaultBenchmark {

    private static final Workload WORKLOAD = new Workload("2 KB", 2_048, false, false);
    private static final List<Fault> FAULTS =
            List.of(Fault.HEALTHY, Fault.HANG_AFTER_HEADERS, Fault.TWO_SECONDS_SLOW, Fault.REFUSED, Fault.FLOOD);

    private final int rounds;
    private final Duration turn;
    private final int rate;

    private FaultBenchmark(int rounds, Duration turn, int rate) {
        this.rounds = rounds;
        this.turn = turn;
        this.rate = rate;
    }

    public static void main(String[] given) throws Exception {
        Arguments arguments = Arguments.of(given);
        FaultBenchmark benchmark = new FaultBenchmark(
                arguments.number(0, 5), Duration.ofSeconds(arguments.number(1, 4)), arguments.number(2, 200));
        benchmark.run(Files.createTempDirectory("parallax-bench"));
    }

    private void run(Path directory) throws Exception {
        List<Peer> peers = new ArrayList<>();
        Map<Fault, FaultyBackend> broken = new EnumMap<>(Fault.class);
        try (Backends backends = Backends.start(Files.createTempDirectory(directory, "backends"), WORKLOAD);
                Patchbay shadow = new Patchbay(backends.candidate())) {
            for (Fault fault : FAULTS) {
                broken.put(fault, new FaultyBackend(fault));
            }
            Peers start = new Peers(directory, backends.withCandidate(shadow.port()));
            peers.add(start.parallax());
            if (dev.parallax.stub.Program.installed("/usr/sbin/nginx")) {
                peers.add(start.nginxMirror());
            }
            for (Peer peer : peers) {
                WarmUp.of(peer, 8);
            }
            report(measure(peers, backends, shadow, broken));
        } finally {
            for (FaultyBackend backend : broken.values()) {
                backend.close();
            }
            peers.forEach(Peer::close);
        }
    }

    /** One turn: latencies in microseconds. */
    private record Turn(double micros50, double micros99) {}

    private Map<String, Map<Fault, List<Turn>>> measure(
            List<Peer> peers, Backends backends, Patchbay shadow, Map<Fault, FaultyBackend> broken)
            throws InterruptedException, IOException {
        Map<String, Map<Fault, List<Turn>>> turns = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Peer peer : peers) {
                for (Fault fault : FAULTS) {
                    FaultyBackend backend = broken.get(fault);
                    boolean healthy = fault == Fault.HEALTHY || backend == null;
                    shadow.connect(healthy ? backends.candidate() : fault == Fault.REFUSED ? 0 : backend.port());
                    Load.Run run = Load.open(peer.port(), rate, turn);
                    turns.computeIfAbsent(peer.name(), name -> new EnumMap<>(Fault.class))
                            .computeIfAbsent(fault, kind -> new ArrayList<>())
                            .add(new Turn(
                                    run.quantile(0.5).toNanos() / 1_000.0,
                                    run.quantile(0.99).toNanos() / 1_000.0));
                }
                shadow.connect(backends.candidate());
            }
        }
        return turns;
    }

    private void report(Map<String, Map<Fault, List<Turn>>> turns) {
        System.out.printf("%n### The shadow breaks; %d requests a second, 2 KB%n%n", rate);
        System.out.println("| | shadow | p50 us | p99 us | p99, of its healthy one's |");
        System.out.println("|---|---|---|---|---|");
        turns.forEach((name, byFault) -> byFault.forEach((fault, runs) -> System.out.printf(
                "| %s | %s | %,.0f | %,.0f | %.2f |%n",
                name,
                fault.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                Medians.of(runs, Turn::micros50),
                Medians.of(runs, Turn::micros99),
                Medians.of(runs, Turn::micros99)
                        / Medians.of(byFault.getOrDefault(Fault.HEALTHY, List.of()), Turn::micros99))));
    }
}
