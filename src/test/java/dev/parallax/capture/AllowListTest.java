package dev.parallax.capture;

import static dev.parallax.stub.RawClient.ask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.exchange.Operation;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathTemplate;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.stub.StubBackend;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A9: only allow-listed reads are mirrored, whatever a request pretends to be; all of them are served. */
class AllowListTest {

    private final RecordingReadSink sink = new RecordingReadSink();
    private final StubBackend legacy = StubBackend.saying("served");
    private final StubBackend candidate = StubBackend.saying("candidate");
    private TestDataPlane plane;

    @BeforeEach
    void start() {
        plane = TestDataPlane.with(legacy, candidate, sink)
                .reads("GET /api/listings", "GET /api/listings/{id}", "GET /api/agents/**")
                .declared(List.of(
                        new Operation(new OperationId("search"), ReadMethod.POST, new PathTemplate("/api/search")),
                        new Operation(new OperationId("agent"), ReadMethod.GET, new PathTemplate("/api/agents/{id}"))))
                .start();
    }

    @AfterEach
    void close() {
        plane.close();
        legacy.close();
        candidate.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/listings",
                "PUT /api/listings/1",
                "DELETE /api/listings/1",
                "PATCH /api/listings/1",
                "OPTIONS /api/listings",
                "TRACE /api/listings",
                "get /api/listings",
                "Get /api/listings",
                "GET /logout",
                "GET /api/listings/1/delete",
                "GET /api/listings/",
                "GET /API/LISTINGS",
                "GET /api/listings;jsessionid=1",
                "GET /api/%6cistings",
                "GET //api/listings",
                "GET /api/../api/listings",
                "POST /api/agents/1",
                "OPTIONS *"
            })
    void what_is_not_on_the_list_is_served_only(String start) throws Exception {
        assertThat(ask(plane.port(), start + " HTTP/1.1\r\nHost: a\r\nX-Tenant-Id: acme\r\nContent-Length: 0\r\n\r\n")
                        .text())
                .isEqualTo("served");

        assertThat(sink.served()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-HTTP-Method-Override: DELETE",
                "x-http-method-override: GET",
                "X-HTTP-Method: PUT",
                "X-Method-Override: POST"
            })
    void a_method_override_never_makes_a_read_nor_hides_a_write(String override) throws Exception {
        for (String method : List.of("GET", "POST")) {
            ask(
                    plane.port(),
                    method + " /api/listings HTTP/1.1\r\nHost: a\r\nX-Tenant-Id: acme\r\nContent-Length: 0\r\n"
                            + override + "\r\n\r\n");
        }

        assertThat(legacy.log()).hasSize(2);
        assertThat(sink.served()).isEmpty();
    }

    @Test
    void a_get_with_a_body_is_served_only() throws Exception {
        ask(plane.port(), "GET /api/listings HTTP/1.1\r\nHost: a\r\nX-Tenant-Id: acme\r\nContent-Length: 2\r\n\r\nhi");

        assertThat(legacy.log().get(0).body()).hasToString("hi");
        assertThat(sink.served()).isEmpty();
    }

    @Test
    void a_post_that_the_rules_declare_a_read_is_offered_with_its_body() throws Exception {
        String head = "POST /api/search HTTP/1.1\r\nHost: a\r\nX-Tenant-Id: acme\r\nTransfer-Encoding: chunked\r\n\r\n";
        String body = "2\r\n{}\r\n0\r\n\r\n";
        ask(plane.port(), head + body);

        assertThat(sink.served()).singleElement().satisfies(served -> {
            assertThat(served.read().operation().id()).hasToString("search");
            assertThat(new String(served.read().request().body().bytes(), java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("{}");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void get_and_head_of_a_listed_operation_are_offered(String method) throws Exception {
        ask(plane.port(), method + " /api/agents/7?x=1 HTTP/1.1\r\nHost: a\r\nX-Tenant-Id: acme\r\n\r\n");

        assertThat(sink.served()).singleElement().satisfies(served -> {
            assertThat(served.read().operation().id()).hasToString("agent");
            assertThat(served.read().request().method()).isEqualTo(ReadMethod.valueOf(method));
        });
    }
}
