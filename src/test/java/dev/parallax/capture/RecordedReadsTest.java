package dev.parallax.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.capture.recorded.RecordedRequest;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Headers.Field;
import dev.parallax.exchange.Operation;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.PathTemplate;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import dev.parallax.stub.StubBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A recording is no way round what holds for live requests, and no way for its credentials to travel. */
class RecordedReadsTest {

    private final StubBackend legacy = StubBackend.saying("l");
    private final StubBackend candidate = StubBackend.saying("c");

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        legacy.close();
        candidate.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/listings,            X-Tenant-Id=acme,                              replayed",
        "HEAD,   /api/listings,            X-Tenant-Id=acme,                              replayed",
        "DELETE, /api/listings,            X-Tenant-Id=acme,                              not_allowed",
        "get,    /api/listings,            X-Tenant-Id=acme,                              not_allowed",
        "POST,   /api/listings,            X-Tenant-Id=acme,                              not_allowed",
        "GET,    /logout,                  X-Tenant-Id=acme,                              not_allowed",
        "GET,    /api/listings,            X-Tenant-Id=acme;X-HTTP-Method-Override=DELETE, not_plain",
        "GET,    /api/listings,            Accept=*/*,                                    tenant_missing",
        "GET,    /api/listings,            X-Tenant-Id=acme;X-Tenant-Id=birch,            tenant_ambiguous",
        "GET,    /api/listings,            X-Tenant-Id=stranger,                          tenant_unknown",
        "GET,    /api/listings,            X-Tenant-Id=acme;Connection=X-Tenant-Id,       tenant_missing",
        "GET,    /api/listings?api_key=1,  X-Tenant-Id=acme,                              credential_in_query",
        "GET,    /api/listings?p%61ssword=1, X-Tenant-Id=acme,                            credential_in_query",
        "GET,    /api/listings?sort_key=1, X-Tenant-Id=acme,                              replayed"
    })
    void a_recorded_request_goes_by_the_rules_for_live_ones(
            String method, String target, String fields, String expected) {
        assertThat(word(reads(), request(method, target, fields), null)).isEqualTo(expected);
    }

    @Test
    void a_get_with_a_body_and_a_body_over_the_cap_are_refused() {
        RecordedRequest bodied = new RecordedRequest(
                "GET", new Target("/api/listings"), fields("X-Tenant-Id=acme"), Body.of(new byte[1]), null);
        RecordedRequest large = new RecordedRequest(
                "POST", new Target("/api/search"), fields("X-Tenant-Id=acme"), Body.of(new byte[2_000]), null);

        assertThat(word(reads(), bodied, null)).isEqualTo("not_plain");
        assertThat(word(reads(), large, null)).isEqualTo("too_large");
    }

    @Test
    void the_tenant_asked_for_is_put_where_the_backends_look_for_it_and_others_are_refused() {
        RecordedReads reads = reads();

        CapturedRead read = replayed(reads, request("GET", "/api/listings", "Accept=*/*"), new Tenant("acme"));

        assertThat(read.tenant()).isEqualTo(new Tenant("acme"));
        assertThat(read.request().headers().all("x-tenant-id")).containsExactly("acme");
        assertThat(word(reads, request("GET", "/api/listings", "X-Tenant-Id=birch"), new Tenant("acme")))
                .isEqualTo("other_tenant");
    }

    @Test
    void no_recorded_credential_is_sent_and_the_configured_one_is() throws IOException {
        Path secret = Files.writeString(directory.resolve("token"), "Bearer configured\n");
        RecordedReads reads = reads(List.of("Authorization=file:" + secret), List.of("x-public-key"));

        CapturedRead read = replayed(
                reads,
                request(
                        "GET",
                        "/api/listings",
                        "X-Tenant-Id=acme;Authorization=Bearer recorded;Cookie=a=b;X-Api-Key=k;X-Public-Key=p;"
                                + "X-Csrf-Token=t;Accept=a/b;If-None-Match=\"x\";Content-Length=0;Parallax-Shadow=1"),
                null);

        assertThat(read.request().headers().fields())
                .containsExactly(
                        new Field("X-Tenant-Id", "acme"),
                        new Field("X-Public-Key", "p"),
                        new Field("Accept", "a/b"),
                        new Field("Authorization", "Bearer configured"));
        assertThat(read.origin()).isEqualTo(Origin.REPLAY);
    }

    @Test
    void a_secret_of_a_tenants_own_comes_from_its_file_and_a_name_never_leads_out_of_the_directory()
            throws IOException {
        Files.createDirectories(directory.resolve("secrets"));
        Files.writeString(directory.resolve("secrets/acme"), "Bearer of acme");
        Files.writeString(directory.resolve("outside"), "Bearer of nobody");
        RecordedReads reads = reads(List.of("Authorization=file:" + directory + "/secrets/{tenant}"), List.of());

        assertThat(replayed(reads, request("GET", "/api/listings", "X-Tenant-Id=acme"), null)
                        .request()
                        .headers()
                        .first("authorization"))
                .contains("Bearer of acme");
        assertThat(word(reads, request("GET", "/api/listings", "X-Tenant-Id=birch"), null))
                .isEqualTo("no_credential");
        assertThat(word(reads, request("GET", "/api/listings", "X-Tenant-Id=../outside"), null))
                .isEqualTo("no_credential");
    }

    @Test
    void a_read_that_the_rules_no_longer_declare_is_refused_from_then_on() {
        List<Operation> search =
                List.of(new Operation(new OperationId("search"), ReadMethod.POST, new PathTemplate("/api/search")));
        AtomicReference<List<Operation>> declared = new AtomicReference<>(search);
        RecordedRequest request = request("POST", "/api/search", "X-Tenant-Id=acme");

        try (TestDataPlane plane = TestDataPlane.with(legacy, candidate, new RecordingReadSink())
                .reads("GET /api/listings")
                .declared(declared::get)
                .start()) {
            RecordedReads reads = plane.plane().recorded().orElseThrow();
            assertThat(word(reads, request, null)).isEqualTo("replayed");

            declared.set(List.of());
            assertThat(word(reads, request, null)).isEqualTo("not_allowed");

            declared.set(search);
            assertThat(word(reads, request, null)).isEqualTo("replayed");
        }
    }

    private RecordedReads reads() {
        return reads(List.of(), List.of());
    }

    private RecordedReads reads(List<String> credentials, List<String> harmless) {
        try (TestDataPlane plane = TestDataPlane.with(legacy, candidate, new RecordingReadSink())
                .reads("GET /api/listings")
                .declared(List.of(
                        new Operation(new OperationId("search"), ReadMethod.POST, new PathTemplate("/api/search"))))
                .tenants(List.of("acme", "birch", "../outside"), Optional.empty())
                .maxBody(1_000)
                .replay(new ReplayConfig() {
                    @Override
                    public Optional<List<String>> credentials() {
                        return Optional.of(credentials);
                    }

                    @Override
                    public Optional<List<String>> harmless() {
                        return Optional.of(harmless);
                    }
                })
                .start()) {
            return plane.plane().recorded().orElseThrow();
        }
    }

    private static CapturedRead replayed(RecordedReads reads, RecordedRequest request, @Nullable Tenant only) {
        return ((RecordedRead.Replayable) reads.read(request, only)).read();
    }

    private static String word(RecordedReads reads, RecordedRequest request, @Nullable Tenant only) {
        return reads.read(request, only) instanceof RecordedRead.Refused refused
                ? refused.reason().word()
                : "replayed";
    }

    private static RecordedRequest request(String method, String target, String fields) {
        return new RecordedRequest(method, new Target(target), fields(fields), Body.empty(), null);
    }

    private static Headers fields(String fields) {
        return Headers.of(Arrays.stream(fields.split(";"))
                .map(field ->
                        new Field(field.substring(0, field.indexOf('=')), field.substring(field.indexOf('=') + 1)))
                .toList());
    }
}
