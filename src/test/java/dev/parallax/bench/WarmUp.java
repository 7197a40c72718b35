package dev.parallax.bench;

import java.time.Duration;

/** Runs a peer in until its just-in-time compiler has nothing left to do, or it has had long enough. */
final class WarmUp {

    private static final Duration STEP = Duration.ofSeconds(4);
    private static final int MOST_STEPS = 20;
    /** Share of the process' CPU time below which its compiler counts as quiet. */
    private static final double QUIET = 0.04;

    private WarmUp() {}

    static void of(Peer peer, int clients) throws InterruptedException {
        double share = 1;
        for (int step = 0; step < MOST_STEPS && share > QUIET; step++) {
            double compiling = CpuTime.compiling(peer.program().pid());
            double all = peer.cpu();
            Load.closed(peer.port(), clients, STEP);
            share = (CpuTime.compiling(peer.program().pid()) - compiling) / Math.max(0.01, peer.cpu() - all);
        }
        System.out.printf("%s is warm: its compiler takes %.0f %% of its CPU time%n", peer.name(), 100 * share);
    }
}
