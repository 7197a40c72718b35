package dev.parallax.bench;

import dev.parallax.shadow.BenchSidecar;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.CountDownLatch;

/** A process under measurement, or the backend: {@code backend PORT BYTES}, or {@code proxy|tee|parallax PORT BACKEND}. */
final class Subject {

    private Subject() {}

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[1]);
        int detail = Integer.parseInt(arguments[2]);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        switch (arguments[0]) {
            case "backend" -> {
                Buffer body = Buffer.buffer("x".repeat(detail));
                vertx.createHttpServer()
                        .requestHandler(request -> request.response().end(body))
                        .listen(port, "127.0.0.1");
            }
            case "proxy" -> vertx.deployVerticle(new BareProxy(port, detail, false), new DeploymentOptions());
            case "tee" -> vertx.deployVerticle(new BareProxy(port, detail, true), new DeploymentOptions());
            case "parallax" -> BenchSidecar.start(port, detail);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        new CountDownLatch(1).await();
    }
}
