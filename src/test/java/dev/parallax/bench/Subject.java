package dev.parallax.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;

/**
 * A process of a benchmark: {@code backends LEGACY_PORT CANDIDATE_PORT BYTES same|differs plain|gzip}, or one of the
 * yardsticks, {@code proxy PORT BACKEND_PORT}, {@code tee PORT LEGACY_PORT CANDIDATE_PORT} and {@code isolated-tee}, the same
 * with the candidate asked on an event loop of its own.
 */
final class Subject {

    private Subject() {}

    public static void main(String[] arguments) throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(arguments[0].equals("isolated-tee") ? 2 : 1));
        switch (arguments[0]) {
            case "backends" -> {
                int bytes = Integer.parseInt(arguments[3]);
                boolean gzip = arguments[5].equals("gzip");
                byte[] legacy = Documents.listings(bytes, 1_204);
                byte[] candidate = Documents.listings(bytes, arguments[4].equals("differs") ? 1_205 : 1_204);
                backend(vertx, arguments[1], "L1", legacy, gzip);
                backend(vertx, arguments[2], "C1", candidate, gzip);
            }
            case "proxy" -> vertx.deployVerticle(new BareProxy(port(arguments[1]), port(arguments[2]), 0, false));
            case "tee", "isolated-tee" -> {
                boolean isolated = arguments[0].equals("isolated-tee");
                vertx.deployVerticle(
                        new BareProxy(port(arguments[1]), port(arguments[2]), port(arguments[3]), isolated));
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        new CountDownLatch(1).await();
    }

    private static void backend(Vertx vertx, String port, String build, byte[] document, boolean gzip)
            throws IOException {
        Buffer body = Buffer.buffer(gzip ? compressed(document) : document);
        vertx.createHttpServer()
                .requestHandler(request -> {
                    request.response()
                            .putHeader("Content-Type", "application/json")
                            .putHeader("Cache-Control", "private, max-age=0")
                            .putHeader("X-Build", build);
                    if (gzip) {
                        request.response().putHeader("Content-Encoding", "gzip");
                    }
                    request.response().end(body);
                })
                .listen(port(port), "127.0.0.1");
    }

    private static byte[] compressed(byte[] document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(document);
        }
        return bytes.toByteArray();
    }

    private static int port(String text) {
        return Integer.parseInt(text);
    }
}
