package dev.parallax.bench;

import dev.parallax.bench.Backends.Workload;
import dev.parallax.stub.Fault;
import dev.parallax.stub.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What clients feel of a shadow that hangs, is slow, refuses or floods without end: latency at a fixed rate through the
 * packaged service and, for contrast, through nginx' {@code mirror} with the timeouts of the docs. Every turn with a broken
 * shadow stands between two with the healthy one, and is held against these two; what healthy turns are to their own
 * neighbours is the noise of the run. Arguments: rounds (3), seconds a turn (4), requests a second (1,000).
 */
final class FaultBenchmark {

    private static final int BYTES = 2_048;
    private static final Workload WORKLOAD = new Workload("2 KB", BYTES, false, false);
    private static final List<Fault> FAULTS =
            List.of(Fault.HANG_AFTER_HEADERS, Fault.TWO_SECONDS_SLOW, Fault.REFUSED, Fault.ENDLESS);
    /** Shorter than a turn, so that hanging calls time out within it; longer than the slow shadow takes. */
    private static final Map<String, String> SETTINGS = Map.of("PARALLAX_SHADOW_DEADLINE", "3s");

    private static final Duration STEP = Duration.ofMillis(500);
    private static final int MOST_STEPS = 30;

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
                arguments.number(0, 3), Duration.ofSeconds(arguments.number(1, 4)), arguments.number(2, 1_000));
        benchmark.run(Files.createTempDirectory("parallax-bench"));
    }

    private void run(Path directory) throws Exception {
        List<Peer> peers = new ArrayList<>();
        try (Backends backends = Backends.start(Files.createTempDirectory(directory, "backends"), WORKLOAD);
                BreakingShadow shadow = BreakingShadow.start(Files.createTempDirectory(directory, "shadow"), BYTES)) {
            Peers start = new Peers(directory, backends.withCandidate(shadow.port()));
            peers.add(start.parallax(SETTINGS));
            if (Program.installed("/usr/sbin/nginx")) {
                peers.add(start.nginxMirror());
            }
            List<FaultTurns> tables = new ArrayList<>();
            for (Peer peer : peers) {
                WarmUp.of(peer, 8);
                tables.add(new FaultTurns(peer.name()));
                // Once unmeasured: what only happens with a broken shadow has to be compiled too.
                round(peer, shadow, new FaultTurns(""), Duration.ofSeconds(1));
            }
            for (int round = 0; round < rounds; round++) {
                for (int i = 0; i < peers.size(); i++) {
                    round(peers.get(i), shadow, tables.get(i), turn);
                }
            }
            report(tables);
        } finally {
            peers.forEach(Peer::close);
        }
    }

    private void round(Peer peer, BreakingShadow shadow, FaultTurns turns, Duration length)
            throws IOException, InterruptedException {
        turns.begin();
        turns.add(turn(peer, Fault.HEALTHY, length));
        for (Fault fault : FAULTS) {
            shadow.become(fault);
            turns.add(turn(peer, fault, length));
            shadow.become(Fault.HEALTHY);
            recover(peer);
            turns.add(turn(peer, Fault.HEALTHY, length));
        }
    }

    private FaultTurns.Turn turn(Peer peer, Fault fault, Duration length) throws IOException, InterruptedException {
        double calls = Outcomes.shadowCalls(peer);
        Load.Run run = Load.open(peer.port(), rate, length);
        return new FaultTurns.Turn(
                fault,
                run.requests(),
                Outcomes.shadowCalls(peer) - calls,
                run.quantile(0.5).toNanos() / 1_000.0,
                run.quantile(0.99).toNanos() / 1_000.0);
    }

    /** Goes on unmeasured until the shadow that is back is asked for nearly every read again. */
    private void recover(Peer peer) throws IOException, InterruptedException {
        double share = 0;
        for (int step = 0; step < MOST_STEPS && share < 0.95; step++) {
            double calls = Outcomes.shadowCalls(peer);
            Load.Run run = Load.open(peer.port(), rate, STEP);
            share = peer.control() == 0 ? 1 : (Outcomes.shadowCalls(peer) - calls) / run.requests();
        }
    }

    private void report(List<FaultTurns> tables) {
        System.out.printf(
                Locale.ROOT,
                "%n### The shadow breaks; %,d requests a second, 2 KB, %d rounds of turns of %d s%n%n",
                rate,
                rounds,
                turn.toSeconds());
        System.out.println(
                "| | shadow | requests | shadow calls | p50 us | p99 us"
                        + " | p50, of the healthy turns' around it | p99, of the healthy turns' around it: median (least to most) |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (FaultTurns table : tables) {
            table.lines(FAULTS).forEach(System.out::println);
        }
    }
}
