package dev.parallax.shadow;

import dev.parallax.capture.BackendCall;
import dev.parallax.capture.BodyKeeper;
import dev.parallax.capture.Replies;
import dev.parallax.capture.TransportFaults;
import dev.parallax.capture.Watchdog;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.SkipReason;
import dev.parallax.exchange.TransportFault;
import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call of Parallax' own to one side, from sending to exactly one exchange. A connection with an unread rest of a reply
 * is closed, never reused. Confined to one event loop.
 */
final class ShadowCall {

    private final ShadowLoop loop;
    private final Side side;
    private final Consumer<Exchange> done;
    private final BodyKeeper body;
    private @Nullable BackendCall call;
    private Headers headers = Headers.empty();
    private int status;
    /** Monotonic nanoseconds. */
    private long askedAt;

    private Watchdog.@Nullable Watch deadline;
    private boolean over;

    ShadowCall(ShadowLoop loop, Side side, BodyKeeper body, Consumer<Exchange> done) {
        this.loop = loop;
        this.side = side;
        this.body = body;
        this.done = done;
    }

    void start(CapturedRead read) {
        if (over) {
            return;
        }
        askedAt = System.nanoTime();
        deadline = loop.deadline(() -> abort(new Reply.Failure(TransportFault.TIMEOUT)));
        BackendCall asked = loop.client(side).send(ShadowRequests.of(read, side, loop.headers()));
        call = asked;
        asked.response().onComplete(answered -> {
            if (answered.succeeded()) {
                head(answered.result());
            } else {
                finish(new Reply.Failure(TransportFaults.beforeHead(answered.cause())));
            }
        });
    }

    /** Nobody wants the answer any more. */
    void cancel(SkipReason reason) {
        abort(new Reply.NotKept(reason));
    }

    private void head(HttpClientResponse reply) {
        if (over) {
            return;
        }
        status = reply.statusCode();
        headers = Replies.endToEnd(reply.headers());
        reply.exceptionHandler(cause -> abort(new Reply.Failure(TransportFaults.duringBody(cause))));
        reply.handler(chunk -> {
            body.add(chunk);
            body.lost().ifPresent(reason -> abort(new Reply.NotKept(reason)));
        });
        reply.endHandler(end -> {
            if (!over) {
                finish(new Reply.Answer(status, headers, body.body()));
            }
        });
        if (Replies.isEndless(reply.headers())) {
            abort(new Reply.NotKept(SkipReason.NOT_A_REPLY));
        } else if (Replies.announced(reply) > body.cap()) {
            abort(new Reply.NotKept(SkipReason.TOO_LARGE));
        }
    }

    private void abort(Reply outcome) {
        if (over) {
            return;
        }
        body.lose(SkipReason.INTERNAL_ERROR); // Gives the bytes back; the reason goes with the outcome.
        finish(outcome);
        if (call != null) {
            call.cancel();
        }
    }

    private void finish(Reply outcome) {
        if (over) {
            return;
        }
        over = true;
        if (deadline != null) {
            deadline.end();
        }
        Duration latency = Duration.ofNanos(System.nanoTime() - askedAt);
        done.accept(new Exchange(side, outcome, Replies.build(headers, loop.buildHeader()), latency));
    }
}
