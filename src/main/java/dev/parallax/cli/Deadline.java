package dev.parallax.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends a call after a time, whatever the other side does: a server that drips a byte now and then satisfies every timeout
 * of a socket.
 */
final class Deadline {

    private Deadline() {}

    /**
     * Runs {@code call} on a thread of its own, which is abandoned if it does not end in time: the process ends soon after.
     *
     * @throws TimeoutException if it took longer than {@code longest}
     * @throws ExecutionException if it failed
     */
    static <T> T within(Duration longest, Callable<T> call)
            throws TimeoutException, ExecutionException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "call");
        thread.setDaemon(true);
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.start();
        return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    }
}
