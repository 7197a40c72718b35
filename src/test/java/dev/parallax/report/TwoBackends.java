package dev.parallax.report;

import dev.parallax.stub.StubBackend;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Two backends that answer for listings, each with a build and a price that a test sets over HTTP, because a test's classes
 * are not this one's: {@code POST /_become?build=C2&price=6}, or {@code price=count} for another one each time. {@code GET /_asked} tells what Parallax itself asked;
 * between {@code POST /_hold} and {@code POST /_release} that waits for its answer.
 */
public final class TwoBackends implements QuarkusTestResourceLifecycleManager {

    static final String CREDENTIAL = "service-credential-0815";

    /** A header with members of the reply, in base64, that a test plants. */
    static final String PLANT = "X-Plant";

    private final Backend legacy = new Backend("L1");
    private final Backend candidate = new Backend("C1");

    /** One of them. */
    private static final class Backend {
        private final Queue<String> asked = new ConcurrentLinkedQueue<>();
        private final StubBackend server;
        private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
        private final AtomicLong count = new AtomicLong(100);
        private volatile boolean holding;
        private volatile String build;
        private volatile String price = "5";

        Backend(String build) {
            this.build = build;
            this.server = StubBackend.answering(this::answer);
        }

        private void answer(HttpServerRequest request) {
            if (request.path().equals("/_become")) {
                build = request.getParam("build");
                price = request.getParam("price");
                request.response().end();
            } else if (request.path().equals("/_hold")) {
                holding = true;
                request.response().end();
            } else if (request.path().equals("/_release")) {
                holding = false;
                for (Runnable held = waiting.poll(); held != null; held = waiting.poll()) {
                    held.run();
                }
                request.response().end();
            } else if (holding && request.getHeader("Parallax-Shadow") != null) {
                waiting.add(() -> {
                    if (!request.response().closed()) {
                        listing(request);
                    }
                });
            } else if (request.path().equals("/_asked")) {
                request.response().end(String.join("\n", asked));
            } else {
                listing(request);
            }
        }

        /** The price, or another number each time it is asked. */
        private String shown() {
            return price.equals("count") ? String.valueOf(count.incrementAndGet()) : price;
        }

        private void listing(HttpServerRequest request) {
            if (request.getHeader("Parallax-Shadow") != null) {
                asked.add(request.uri() + " tenant=" + request.getHeader("X-Tenant-Id") + " key="
                        + request.getHeader("X-Api-Key") + " cookie=" + request.getHeader("Cookie"));
            }
            String planted = request.getHeader(PLANT);
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .putHeader("X-Build", build)
                    .putHeader("Set-Cookie", "sid=" + (planted == null ? "none" : planted.substring(0, 24)))
                    .end("{\"id\":\"" + request.path() + "\",\"price\":" + shown()
                            + (planted == null ? "" : "," + decoded(planted)) + "}");
        }
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    @Override
    public Map<String, String> start() {
        try {
            Path secret = Files.writeString(Files.createTempFile("parallax", ".secret"), CREDENTIAL);
            secret.toFile().deleteOnExit();
            return Map.of(
                    "parallax.legacy-url", legacy.server.url(),
                    "parallax.candidate-url", candidate.server.url(),
                    "parallax.replay.credentials", "X-Api-Key=file:" + secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        legacy.server.close();
        candidate.server.close();
    }
}
