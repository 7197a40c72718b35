package dev.parallax.report.job;

import java.util.concurrent.atomic.AtomicLong;

/** How far a job is. Written by the job, read by whoever looks. Thread-safe. */
public final class Progress {

    private final AtomicLong done = new AtomicLong();
    private volatile long total;
    private volatile boolean cancelled;

    Progress() {}

    /** There are so many steps in all. */
    public void total(long steps) {
        total = steps;
    }

    /** One more step is done. */
    public void step() {
        done.incrementAndGet();
    }

    /** Whether the job is to end now. A job that waits is interrupted as well. */
    public boolean cancelled() {
        return cancelled;
    }

    void cancel() {
        cancelled = true;
    }

    long done() {
        return done.get();
    }

    long total() {
        return total;
    }
}
