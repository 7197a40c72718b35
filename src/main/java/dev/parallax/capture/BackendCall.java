package dev.parallax.capture;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A request under way to a backend. Confined to the event loop that started it. */
public final class BackendCall {

    /** HTTP/2's CANCEL; on HTTP/1.1 any code closes the connection. */
    private static final long CANCEL = 0x8;

    private final Promise<HttpClientResponse> head;
    /** The attempt under way: none before a connection is there, another one after a stale connection. */
    private @Nullable HttpClientRequest attempt;

    private final Handler<MultiMap> earlyHints;
    private final @Nullable Watchdog silence;
    private Watchdog.@Nullable Watch watch;
    private boolean cancelled;

    BackendCall(Promise<HttpClientResponse> head, Handler<MultiMap> earlyHints, @Nullable Watchdog silence) {
        this.head = head;
        this.earlyHints = earlyHints;
        this.silence = silence;
    }

    /** The head of the reply, on the event loop and before any of its body; fails if none came. */
    public Future<HttpClientResponse> response() {
        return head.future();
    }

    /** Gives up: closes the connection unless the reply is complete. Nothing completes any more. */
    public void cancel() {
        cancelled = true;
        over();
        if (attempt != null) {
            attempt.reset(CANCEL);
        }
    }

    /** The backend has the word: from now on it may be silent only for so long. */
    void listen() {
        if (watch != null) {
            watch.renew();
        } else if (silence != null && !cancelled) {
            watch = silence.watch(this::silent);
        }
    }

    /** Something of the reply came. */
    void heard() {
        if (watch != null) {
            watch.renew();
        }
    }

    /** Nothing more is expected of it. */
    void over() {
        if (watch != null) {
            watch.end();
        }
    }

    private void silent() {
        if (attempt != null) {
            attempt.reset(CANCEL, new TimeoutException("the backend was silent for too long"));
        }
    }

    boolean cancelled() {
        return cancelled;
    }

    void earlyHints(MultiMap fields) {
        if (!cancelled) {
            earlyHints.handle(fields);
        }
    }

    void attempt(HttpClientRequest request) {
        attempt = request;
    }

    void complete(HttpClientResponse response) {
        heard();
        if (!cancelled) {
            head.tryComplete(response);
        }
    }

    void fail(Throwable cause) {
        over();
        if (!cancelled) {
            head.tryFail(cause);
        }
    }
}
