package dev.parallax.compare;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Threads of the stage's own with a bounded queue before them. Handing a pair over costs an event loop no lock, and no
 * wake-up as long as pairs keep coming: a thread that has caught up naps for two milliseconds rather than wait to be woken
 * for every pair, and sleeps only once nothing has come for a while. Thread-safe.
 */
final class ComparingThreads {

    /** One pair's turn; of the two methods exactly one is called, once. */
    interface Turn {

        /** On one of the threads. */
        void take();

        /** The stage stops: the pair's turn will never come. */
        void abandon();
    }

    private static final long NAP = Duration.ofMillis(2).toNanos();
    /** Naps in a row without a pair before a thread sleeps. */
    private static final int NAPS = 25;

    private final Queue<Turn> queue = new ConcurrentLinkedQueue<>();
    /** Turns in the queue, or about to be. */
    private final AtomicInteger waiting = new AtomicInteger();

    private final String name;
    private final int limit;
    private final List<Worker> workers;
    private volatile boolean closing;
    private volatile boolean abandoning;

    /**
     * @param name of the threads
     * @param count of threads
     * @param limit most pairs that wait
     */
    ComparingThreads(String name, int count, int limit) {
        this.name = name;
        this.limit = limit;
        this.workers = IntStream.rangeClosed(1, count).mapToObj(Worker::new).toList();
        workers.forEach(Worker::start);
    }

    /** Queues a turn; false if the queue is full or the stage stops. Never blocks. */
    boolean offer(Turn turn) {
        // Counted before closing is looked at: whoever closes waits for all that are counted.
        if (waiting.incrementAndGet() > limit || closing) {
            waiting.decrementAndGet();
            return false;
        }
        queue.add(turn);
        for (Worker worker : workers) {
            if (worker.wake()) {
                break;
            }
        }
        return true;
    }

    /** Pairs waiting now. */
    int waiting() {
        return waiting.get();
    }

    boolean closing() {
        return closing;
    }

    /** Takes no more, works off what is queued for that long, abandons the rest. Blocks. */
    void close(Duration longest) {
        closing = true;
        workers.forEach(Worker::wake);
        long deadline = System.nanoTime() + longest.toNanos();
        boolean interrupted = false;
        for (Worker worker : workers) {
            interrupted |= !worker.join(deadline);
        }
        abandoning = true;
        while (waiting.get() > 0) {
            Turn turn = queue.poll();
            if (turn != null) {
                waiting.decrementAndGet();
                turn.abandon();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A thread and whether it sleeps. */
    private final class Worker {

        private final int number;
        private volatile boolean asleep;
        /** Another one after an error that ended the first. */
        private volatile Thread thread;

        Worker(int number) {
            this.number = number;
            this.thread = thread();
        }

        void start() {
            thread.start();
        }

        boolean wake() {
            if (!asleep) {
                return false;
            }
            asleep = false;
            LockSupport.unpark(thread);
            return true;
        }

        /** False if interrupted. */
        boolean join(long deadline) {
            try {
                long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                if (left > 0) {
                    thread.join(left);
                }
                return true;
            } catch (InterruptedException interrupted) {
                return false;
            }
        }

        private Thread thread() {
            Thread fresh = new Thread(this::run, name + "-" + number);
            fresh.setDaemon(true);
            return fresh;
        }

        private void run() {
            boolean orderly = false;
            try {
                work();
                orderly = true;
            } finally {
                if (!orderly) {
                    // An error such as a full heap ends the thread, not the stage.
                    thread = thread();
                    thread.start();
                }
            }
        }

        private void work() {
            int naps = 0;
            while (!abandoning) {
                Turn turn = queue.poll();
                if (turn != null) {
                    waiting.decrementAndGet();
                    naps = 0;
                    turn.take();
                } else if (closing && waiting.get() == 0) {
                    return;
                } else if (naps < NAPS) {
                    naps++;
                    LockSupport.parkNanos(this, NAP);
                } else {
                    sleep();
                }
            }
        }

        private void sleep() {
            asleep = true;
            // Looked at again after the flag is up: who queued before could not see it.
            while (asleep && queue.isEmpty() && !closing) {
                LockSupport.park(this);
            }
            asleep = false;
        }
    }
}
