package dev.parallax.demo.legacy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parallax.demo.platform.PlatformAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The legacy backend as a server on a loopback port. */
public final class LegacyBackend implements AutoCloseable {

    /** What it calls itself in {@code X-Build}. */
    public static final String BUILD = "L41";

    private static final int THREADS = 4;
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private final HttpServer server;
    private final ExecutorService threads;
    private final Pool pool;
    private final String origin;
    private final AtomicLong requests = new AtomicLong();

    private LegacyBackend(HttpServer server, Pool pool) {
        this.server = server;
        this.pool = pool;
        this.threads = Executors.newFixedThreadPool(THREADS);
        this.origin = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * Starts it on a free port.
     *
     * @throws IOException if it cannot listen
     * @throws SQLException if the database cannot be reached
     */
    public static LegacyBackend start(PlatformAddress address) throws IOException, SQLException {
        // Otherwise Nagle's algorithm and delayed acknowledgements add 40 ms to replies on a reused connection.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        LegacyBackend backend = new LegacyBackend(server, new Pool(address.unpooled(), THREADS));
        server.createContext("/", backend::handle);
        server.setExecutor(backend.threads);
        server.start();
        return backend;
    }

    /** Where it is reached. */
    public URI uri() {
        return URI.create(origin);
    }

    private void handle(HttpExchange exchange) throws IOException {
        long start = System.nanoTime();
        String requestId = Long.toHexString(Instant.now().toEpochMilli()) + "-" + requests.incrementAndGet();
        int status = 200;
        Json out = new Json().open();
        try {
            page(exchange, out);
            meta(out, requestId, start);
        } catch (Refused e) {
            status = e.status();
            out = problem(status, e.title()).key("detail").string(e.detail());
        } catch (SQLException e) {
            status = 500;
            out = problem(status, "Internal Server Error");
        }
        byte[] body = out.close().toString().getBytes(StandardCharsets.UTF_8);
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", status == 200 ? JSON : PROBLEM);
        headers.set("X-Build", BUILD);
        headers.set("X-Request-Id", requestId);
        headers.set("ETag", "\"" + Integer.toHexString(Arrays.hashCode(body)) + "\"");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void page(HttpExchange exchange, Json out) throws IOException, SQLException, Refused {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Routes.Found found = Routes.find(
                        exchange.getRequestMethod(), exchange.getRequestURI().getRawPath())
                .orElseThrow(() -> Refused.notFound("no such page"));
        String tenant = exchange.getRequestHeaders().getFirst("X-Tenant-Id");
        if (tenant == null) {
            throw Refused.badRequest("X-Tenant-Id is missing");
        }
        Connection db = pool.take();
        try {
            Call[] call = new Call[1];
            Map<String, String> query = parameters(exchange.getRequestURI().getRawQuery());
            new Sql()
                    .add("select id, zone from tenant where slug = ?", tenant)
                    .each(
                            db,
                            row -> call[0] = new Call(
                                    row.getInt(1),
                                    tenant,
                                    ZoneId.of(row.getString(2)),
                                    origin,
                                    found.path(),
                                    query,
                                    body));
            if (call[0] == null) {
                throw Refused.notFound("no such tenant");
            }
            found.page().write(call[0], db, out);
        } finally {
            pool.giveBack(db);
        }
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query == null ? List.<String>of() : List.of(query.split("&"))) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    private static void meta(Json out, String requestId, long start) {
        out.key("meta").open();
        out.key("requestId").string(requestId);
        out.key("generatedAt")
                .string(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        out.key("tookMillis").number(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        out.close();
    }

    private static Json problem(int status, String title) {
        Json out = new Json().open();
        out.key("type")
                .string("about:blank")
                .key("title")
                .string(title)
                .key("status")
                .number(status);
        return out;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        pool.close();
    }
}
