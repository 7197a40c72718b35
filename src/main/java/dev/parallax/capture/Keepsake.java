package dev.parallax.capture;

import dev.parallax.exchange.Body;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.SkipReason;
import dev.parallax.exchange.TransportFault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one served request for comparing: nothing at all unless {@link #keep} was called and the sink wanted it.
 * Its own failures are counted and end the keeping, never the serving. Confined to one event loop.
 */
final class Keepsake {

    private static final Logger LOG = Logger.getLogger(Keepsake.class);

    private final ServingSide loop;
    private final Side side;
    private @Nullable Function<Body, CapturedRead> read;
    private @Nullable BodyKeeper request;
    private @Nullable BodyKeeper reply;
    private @Nullable CompletableFuture<Exchange> exchange;
    private Headers replyHeaders = Headers.empty();
    private int status;
    /** Whether the sink is to be told how long the answer took. */
    private boolean timed;
    // Monotonic nanoseconds; the client's own slowness is taken out of the serving side's latency.
    private long askedAt;
    private long pausedAt;
    private long pausedFor;

    Keepsake(ServingSide loop, Side side) {
        this.loop = loop;
        this.side = side;
    }

    /** From now on what passes is kept. */
    void keep(Function<Body, CapturedRead> read) {
        this.read = read;
        this.request = loop.keeper();
    }

    /** The request is being sent. */
    void asked() {
        askedAt = System.nanoTime();
    }

    void requestChunk(Buffer chunk) {
        if (request != null) {
            request.add(chunk);
        }
    }

    /** The request is complete: it can be asked of the shadow too. */
    void requestComplete() {
        guarded(() -> {
            Function<Body, CapturedRead> offered = read;
            BodyKeeper body = request;
            read = null;
            request = null;
            if (offered == null || body == null) {
                return;
            }
            if (body.lost().isPresent()) {
                loop.sink().notKept(offered.apply(Body.empty()), body.lost().get());
                return;
            }
            timed = true;
            CompletableFuture<Exchange> answer = new CompletableFuture<>();
            if (loop.sink().served(offered.apply(body.body()), answer)) {
                exchange = answer;
            }
        });
    }

    /**
     * The reply has begun.
     *
     * @param fields those of its head that are passed on
     */
    void replyHead(HttpClientResponse head, Headers fields) {
        guarded(() -> {
            boolean wanted = exchange != null || read != null;
            if (!wanted && !timed) {
                return;
            }
            boolean endless = Replies.isEndless(head.headers());
            timed &= !endless;
            if (!wanted) {
                return;
            }
            status = head.statusCode();
            replyHeaders = fields;
            reply = loop.keeper();
            if (endless) {
                complete(new Reply.NotKept(SkipReason.NOT_A_REPLY));
            }
        });
    }

    void replyChunk(Buffer chunk) {
        if (reply != null) {
            reply.add(chunk);
        }
    }

    void paused() {
        pausedAt = System.nanoTime();
    }

    void resumed() {
        pausedFor += System.nanoTime() - pausedAt;
    }

    void replyComplete() {
        guarded(() -> {
            if (timed) {
                loop.sink().answered(latency());
            }
            BodyKeeper body = reply;
            if (body == null) {
                return;
            }
            if (exchange == null) {
                // Answered before the request was complete: there is no whole read to compare.
                drop();
            } else if (body.lost().isPresent()) {
                complete(new Reply.NotKept(body.lost().get()));
            } else {
                reply = null;
                complete(new Reply.Answer(status, replyHeaders, body.body()));
            }
        });
    }

    void failed(TransportFault fault) {
        guarded(() -> {
            drop();
            complete(new Reply.Failure(fault));
        });
    }

    void clientGone() {
        guarded(() -> {
            drop();
            complete(new Reply.NotKept(SkipReason.CLIENT_GONE));
        });
    }

    private void complete(Reply outcome) {
        CompletableFuture<Exchange> answer = exchange;
        exchange = null;
        if (outcome instanceof Reply.NotKept) {
            drop();
        }
        if (answer != null) {
            @Nullable
            BuildId build = Replies.build(replyHeaders, loop.settings().buildHeader());
            answer.complete(new Exchange(side, outcome, build, latency()));
        }
    }

    private Duration latency() {
        return Duration.ofNanos(System.nanoTime() - askedAt - pausedFor);
    }

    /** Lets go of all bytes that nobody has taken over. */
    private void drop() {
        read = null;
        if (request != null) {
            request.lose(SkipReason.CLIENT_GONE);
            request = null;
        }
        if (reply != null) {
            reply.lose(SkipReason.CLIENT_GONE);
            reply = null;
        }
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException ours) {
            loop.metrics().error();
            LOG.errorf(
                    "Capturing failed with %s; the client is served.",
                    ours.getClass().getName());
            drop();
            CompletableFuture<Exchange> answer = exchange;
            exchange = null;
            if (answer != null) {
                answer.complete(new Exchange(side, new Reply.NotKept(SkipReason.INTERNAL_ERROR), null, Duration.ZERO));
            }
        }
    }
}
