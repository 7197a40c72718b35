package dev.parallax.report.job;

/** A job's work. */
@FunctionalInterface
public interface Task {

    /**
     * Does it, on a thread of its own, where it may block.
     *
     * @param progress told of every step; asked now and then whether to end
     * @return what came of it, a sentence for people, without payload
     * @throws InterruptedException if it was cancelled while it waited
     * @throws JobFailedException if it cannot go on, for a reason people can do something about
     */
    String run(Progress progress) throws InterruptedException;
}
