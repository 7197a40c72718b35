package dev.parallax.bench;

import dev.parallax.stub.Fault;
import dev.parallax.stub.FaultyBackend;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;

/**
 * A process of a benchmark: {@code backends LEGACY_PORT CANDIDATE_PORT BYTES same|differs plain|gzip}, {@code shadow PORT
 * CONTROL_PORT BYTES}, a candidate that breaks as it is told by lines that name a {@link Fault}, or one of the yardsticks, {@code proxy PORT BACKEND_PORT}, {@code tee PORT LEGACY_PORT CANDIDATE_PORT} and {@code isolated-tee}, the same
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
            case "shadow" -> shadow(port(arguments[1]), port(arguments[2]), Integer.parseInt(arguments[3]));
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

    /** Every line is answered with itself once it is done. */
    private static void shadow(int port, int control, int bytes) throws IOException, InterruptedException {
        byte[] document = Documents.listings(bytes, 1_204);
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nCache-Control: private, max-age=0\r\n"
                + "X-Build: C1\r\nContent-Length: " + document.length + "\r\n\r\n";
        ByteArrayOutputStream healthy = new ByteArrayOutputStream();
        healthy.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        healthy.writeBytes(document);
        try (FaultyBackend backend = new FaultyBackend(Fault.HEALTHY, port, healthy.toByteArray());
                ServerSocket listener = new ServerSocket(control, 1, InetAddress.getLoopbackAddress());
                Socket told = listener.accept();
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(told.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                backend.become(Fault.valueOf(line));
                told.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
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
