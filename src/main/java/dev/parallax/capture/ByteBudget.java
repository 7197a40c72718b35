package dev.parallax.capture;

import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.Reply;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of bodies the whole process keeps at any moment, requests and both replies together. Whoever takes a body
 * out of the flow gives its bytes back, once. Thread-safe.
 */
public final class ByteBudget {

    private final AtomicLong used = new AtomicLong();
    private final long limit;

    /**
     * @param limit bytes
     */
    public ByteBudget(long limit) {
        this.limit = limit;
    }

    /** Takes that many bytes; false, and nothing taken, if there are not so many left. */
    public boolean tryTake(long bytes) {
        if (used.addAndGet(bytes) <= limit) {
            return true;
        }
        used.addAndGet(-bytes);
        return false;
    }

    /** Gives back what was taken. */
    public void giveBack(long bytes) {
        used.addAndGet(-bytes);
    }

    /** Gives back all bodies of a pair. */
    public void giveBack(Pair pair) {
        giveBack(bytesOf(pair.read()) + bytesOf(pair.legacy()) + bytesOf(pair.candidate()));
    }

    /** Gives back the body of a read. */
    public void giveBack(CapturedRead read) {
        giveBack(bytesOf(read));
    }

    /** Gives back the body of a reply. */
    public void giveBack(Exchange exchange) {
        giveBack(bytesOf(exchange));
    }

    /** Bytes kept now. */
    public long used() {
        return used.get();
    }

    private static long bytesOf(CapturedRead read) {
        return read.request().body().length();
    }

    private static long bytesOf(Exchange exchange) {
        return exchange.reply() instanceof Reply.Answer answer ? answer.body().length() : 0;
    }
}
