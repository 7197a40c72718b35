package dev.parallax.capture;

import static dev.parallax.stub.RawClient.ask;
import static dev.parallax.stub.RawClient.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.exchange.Tenant;
import dev.parallax.stub.StubBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is a tenant. */
class TenantRegistryTest {

    @TempDir
    private Path directory;

    @Test
    void without_a_list_and_a_file_every_name_is_a_tenant() {
        assertThat(TenantRegistry.of(Optional.empty(), Optional.empty()).knows(new Tenant("anybody")))
                .isTrue();
    }

    @Test
    void a_list_and_a_file_count_together() throws IOException {
        Path file = Files.writeString(directory.resolve("tenants"), "# known\nbirch\n\n  cedar # since May\n");

        TenantRegistry registry = TenantRegistry.of(Optional.of(List.of("acme", " ash")), Optional.of(file));

        assertThat(List.of("acme", "ash", "birch", "cedar"))
                .allSatisfy(name -> assertThat(registry.knows(new Tenant(name))).isTrue());
        assertThat(registry.knows(new Tenant("Acme"))).isFalse();
    }

    @Test
    void a_changed_file_is_read_again_and_a_broken_or_missing_one_changes_nothing() throws IOException {
        Path file = Files.writeString(directory.resolve("tenants"), "acme\n");
        TenantRegistry registry = TenantRegistry.of(Optional.empty(), Optional.of(file));

        Files.writeString(file, "acme\nbirch\n");
        registry.look();
        assertThat(registry.knows(new Tenant("birch"))).isTrue();

        Files.writeString(file, "acme\nbirch\nx\u0001y\n");
        registry.look();
        Files.delete(file);
        registry.look();
        assertThat(registry.knows(new Tenant("birch"))).isTrue();
    }

    @Test
    void a_file_that_is_not_there_at_the_start_is_named() {
        Path missing = directory.resolve("missing");

        assertThatThrownBy(() -> TenantRegistry.of(Optional.empty(), Optional.of(missing)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("parallax.tenants-file")
                .hasMessageContaining("missing");
    }

    @Test
    void an_unknown_tenant_is_served_counted_and_not_compared() throws Exception {
        RecordingReadSink sink = new RecordingReadSink();
        try (StubBackend legacy = StubBackend.saying("served");
                StubBackend candidate = StubBackend.saying("c");
                TestDataPlane plane = TestDataPlane.with(legacy, candidate, sink)
                        .tenants(List.of("acme"), Optional.empty())
                        .start()) {
            assertThat(ask(plane.port(), get("/a", "X-Tenant-Id: stranger")).text())
                    .isEqualTo("served");
            assertThat(ask(plane.port(), get("/a", "X-Tenant-Id: acme")).text()).isEqualTo("served");

            assertThat(sink.served())
                    .singleElement()
                    .satisfies(served -> assertThat(served.read().tenant()).isEqualTo(new Tenant("acme")));
            assertThat(plane.meters()
                            .get(CaptureMetrics.REQUESTS)
                            .tag("result", "tenant_unknown")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }
}
