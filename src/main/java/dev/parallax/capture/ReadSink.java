package dev.parallax.capture;

import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.SkipReason;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Where capture hands its reads over; the shadow stage stands behind it. The methods are called on event loops: they return
 * at once and never throw. Bodies of reads and exchanges are the sink's from then on, and with them their share of the byte
 * budget.
 */
public interface ReadSink {

    /**
     * A read that a client is being served right now. Called as soon as the serving side has been asked, so that the shadow
     * starts beside it.
     *
     * @param read the read
     * @param serving completes, always normally, with what the serving side answered
     * @return whether the serving side's answer is wanted; if not, capture keeps nothing of it
     */
    boolean served(CapturedRead read, CompletionStage<Exchange> serving);

    /**
     * The serving side has answered a client's read in full. Told of every one that was offered as {@link #served}, wanted or
     * not, or a serving side that is slow could never be seen to be fast again.
     *
     * @param latency how long it took, without the client's own slowness
     */
    void answered(Duration latency);

    /**
     * A read nobody is waiting for (mirror sink, replay, recheck): both sides are to be asked.
     *
     * @param read the read
     * @return completes, always normally, when both sides have answered or the read was skipped; replay paces itself by it.
     *     For a beat of the heartbeat, when both sides have answered, and otherwise never
     */
    CompletionStage<Void> mirrored(CapturedRead read);

    /**
     * A read that capture itself could not keep.
     *
     * @param read the read, its body left out
     * @param reason why it cannot be compared
     */
    void notKept(CapturedRead read, SkipReason reason);
}
