package dev.parallax.shadow;

import dev.parallax.capture.ByteBudget;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.SkipReason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the two exchanges of one read and ends as exactly one pair or one skip. Whatever comes later is let go.
 * Thread-safe; the outcome is told outside the lock.
 */
final class PairJoin {

    /** What becomes of a read. Exactly one is called, once. */
    interface Outcome {

        /** Both exchanges are there. */
        void paired(Pair pair);

        /** It has no pair. */
        void skipped(CapturedRead read, SkipReason reason);
    }

    private final CapturedRead read;
    private final ByteBudget bodies;
    private final Outcome outcome;
    // All guarded by this.
    private final List<Consumer<SkipReason>> calls = new ArrayList<>(2);
    private @Nullable Exchange waiting;
    private boolean over;

    PairJoin(CapturedRead read, ByteBudget bodies, Outcome outcome) {
        this.read = read;
        this.bodies = bodies;
        this.outcome = outcome;
    }

    /** A call to give up should the read be skipped. */
    void calling(Consumer<SkipReason> cancel) {
        boolean late;
        synchronized (this) {
            late = over;
            calls.add(cancel);
        }
        if (late) {
            cancel.accept(SkipReason.SHUTDOWN);
        }
    }

    /** An exchange is there. */
    void arrived(Exchange exchange) {
        if (exchange.reply() instanceof Reply.NotKept notKept) {
            giveUp(notKept.reason());
            return;
        }
        Pair pair;
        synchronized (this) {
            if (over) {
                bodies.giveBack(exchange);
                return;
            }
            if (waiting == null) {
                waiting = exchange;
                return;
            }
            over = true;
            pair = Pair.of(read, waiting, exchange);
        }
        outcome.paired(pair);
    }

    /** There will be no pair. Does nothing if it is decided already. */
    void giveUp(SkipReason reason) {
        List<Consumer<SkipReason>> underWay;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            if (waiting != null) {
                bodies.giveBack(waiting);
            }
            bodies.giveBack(read);
            underWay = List.copyOf(calls);
        }
        underWay.forEach(call -> call.accept(reason));
        outcome.skipped(read, reason);
    }
}
