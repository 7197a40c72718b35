package dev.parallax.shadow;

import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Side;
import java.util.concurrent.CompletionStage;

/** The two configured origins, asked by Parallax itself (never on behalf of a waiting client). Thread-safe. */
public interface Backends {

    /**
     * Asks one side for a read, marked as shadow traffic, under the shadow's budgets and deadline. Redirects are not
     * followed; nothing is retried but for the stale-connection case of RFC 9112 §9.3.1.
     *
     * @return completes, always normally, with what came back; a side's failure is a {@code Reply.Failure}
     */
    CompletionStage<Exchange> ask(Side side, CapturedRead read);
}
