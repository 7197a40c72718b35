package dev.parallax.demo;

import dev.parallax.demo.candidate.CandidateBackend;
import dev.parallax.demo.legacy.LegacyBackend;
import dev.parallax.demo.platform.Inventory;
import dev.parallax.demo.platform.Platform;
import dev.parallax.demo.platform.PlatformAddress;
import dev.parallax.demo.traffic.PlannedRead;
import dev.parallax.evidence.embedded.ClusterName;
import dev.parallax.evidence.embedded.EmbeddedStore;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Side;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A seeded platform on a real PostgreSQL with both backends up, for tests. */
final class RunningPlatform implements AutoCloseable {

    private final EmbeddedStore store;
    private final PlatformAddress address;
    private final LegacyBackend legacy;
    private final CandidateBackend candidate;
    private final HttpClient http = HttpClient.newHttpClient();

    RunningPlatform(Path directory) throws Exception {
        store = EmbeddedStore.start(directory, new ClusterName("demo"));
        address = new PlatformAddress(
                store.address().jdbcUrl(),
                store.address().user(),
                store.address().password());
        new Platform(address).create(DemoCommand.SEED);
        legacy = LegacyBackend.start(address);
        candidate = CandidateBackend.start(address);
    }

    PlatformAddress address() {
        return address;
    }

    List<Inventory> inventories() throws Exception {
        return Inventory.all(address);
    }

    URI uri(Side side) {
        return side == Side.LEGACY ? legacy.uri() : candidate.uri();
    }

    Reply.Answer ask(Side side, PlannedRead read) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(uri(side) + read.target().text()))
                .method(
                        read.method().name(),
                        HttpRequest.BodyPublishers.ofByteArray(read.body().bytes()))
                .header("X-Tenant-Id", read.tenant().name())
                .build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        List<Headers.Field> fields = new ArrayList<>();
        response.headers()
                .map()
                .forEach((name, values) -> values.forEach(value -> fields.add(new Headers.Field(name, value))));
        return new Reply.Answer(response.statusCode(), Headers.of(fields), Body.of(response.body()));
    }

    @Override
    public void close() {
        candidate.close();
        legacy.close();
        store.close();
    }
}
