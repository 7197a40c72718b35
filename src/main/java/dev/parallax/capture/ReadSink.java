package dev.parallax.capture;

import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Exchange;
import java.util.concurrent.CompletionStage;

/**
 * Where capture hands its reads over; the shadow stage stands behind it. Both methods are called on event loops: they
 * return at once and never throw.
 */
public interface ReadSink {

    /**
     * A read that a client is being served right now. Called before the serving side is asked, so that the shadow can
     * start beside it.
     *
     * @param read the read
     * @param serving completes, always normally, with what the serving side answered
     */
    void served(CapturedRead read, CompletionStage<Exchange> serving);

    /**
     * A read nobody is waiting for (mirror sink, replay, recheck): both sides are to be asked.
     *
     * @param read the read
     * @return completes, always normally, when both sides have answered or the read was skipped; replay paces itself by it
     */
    CompletionStage<Void> mirrored(CapturedRead read);
}
