package dev.parallax.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.stub.RawClient;
import dev.parallax.stub.StubBackend;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F1: what two parsers may read as different requests is refused, never passed on. */
class SmugglingTest {

    private final StubBackend backend = StubBackend.saying("ok");
    private TestDataPlane plane;

    @BeforeEach
    void start() {
        plane = TestDataPlane.with(backend, backend, new RecordingReadSink()).start();
    }

    @AfterEach
    void close() {
        plane.close();
        backend.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcde",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 4\r\n\r\nabcd",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4, 4\r\n\r\nabcd",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +4\r\n\r\nabcd",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x4\r\n\r\nabcd",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4 4\r\n\r\nabcd",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\nabcd",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n\r\nabcd",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length : 4\r\n\r\nabcd",
                "POST / HTTP/1.1\r\nHost: a\r\n Content-Length: 4\r\n\r\nabcd",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nX: y\r\n\tTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "GET / HTTP/1.1\nHost: a\n\n",
                "GET / HTTP/1.1\r\nHost: a\nX: y\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\rX: y\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nX: a\u0000b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nX\u0000: b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / x HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET\t/\tHTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.2\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1 \r\nHost: a\r\n\r\n",
                "GET / http/1.1\r\nHost: a\r\n\r\n",
                "GET /\r\n\r\n",
                "G(T / HTTP/1.1\r\nHost: a\r\n\r\n"
            })
    void an_ambiguous_head_is_refused_with_400_and_the_connection_closed_F1(String request) throws Exception {
        try (RawClient client = new RawClient(plane.port())) {
            client.send(request);

            assertThat(client.read().status()).isEqualTo(400);
            assertThat(closed(client)).isTrue();
        }
        assertThat(backend.log()).isEmpty();
    }

    @Test
    void a_second_request_is_looked_at_as_closely_as_the_first_F1() throws Exception {
        String good = "POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n1234\n";
        String bad = "GET /2 HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n";
        try (RawClient client = new RawClient(plane.port())) {
            client.send(good + bad);

            assertThat(client.read().status()).isEqualTo(200);
            assertThat(client.read().status()).isEqualTo(400);
        }
        assertThat(backend.log()).hasSize(1);
    }

    @Test
    void heads_cut_anywhere_and_requests_in_one_packet_are_understood() throws Exception {
        String one = "\r\nPOST /1 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n3\r\na\nb\r\n0\r\n\r\n";
        String two = "GET /2 HTTP/1.1\r\nHost: a\r\n\r\n";
        String three = one + two + "PUT /3 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n\n\n";
        for (int packet : List.of(1, 2, 3, 7, 1_000)) {
            try (RawClient client = new RawClient(plane.port())) {
                for (int at = 0; at < three.length(); at += packet) {
                    client.send(three.substring(at, Math.min(three.length(), at + packet)));
                }
                for (int i = 0; i < 3; i++) {
                    assertThat(client.read().status()).isEqualTo(200);
                }
            }
        }
        assertThat(backend.log()).hasSize(15);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://evil.example/a HTTP/1.1\r\nHost: b\r\n\r\n",
                "GET //evil.example/a HTTP/1.1\r\nHost: evil.example\r\n\r\n",
                "GET /a HTTP/1.1\r\nHost: evil.example:99\r\nX-Forwarded-Host: evil.example\r\n\r\n",
                "GET /http://evil.example/a HTTP/1.1\r\nHost: a\r\n\r\n"
            })
    void nothing_in_a_request_chooses_where_it_goes_F3(String request) throws Exception {
        assertThat(RawClient.ask(plane.port(), request).text()).isEqualTo("ok");

        assertThat(backend.log()).hasSize(1);
        assertThat(backend.log().get(0).uri()).startsWith("/");
    }

    @Test
    void an_absolute_target_becomes_origin_form_and_its_authority_the_host_F3() throws Exception {
        RawClient.ask(plane.port(), "GET http://real.example:81?q=1 HTTP/1.1\r\nHost: other.example\r\n\r\n");

        assertThat(backend.log().get(0).uri()).isEqualTo("/?q=1");
        assertThat(backend.log().get(0).headers().all("host")).containsExactly("real.example:81");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT evil.example:443", "GET ftp://evil.example/", "GET evil"})
    void other_forms_of_target_are_refused_F3(String start) throws Exception {
        assertThat(RawClient.ask(plane.port(), start + " HTTP/1.1\r\nHost: a\r\n\r\n")
                        .status())
                .isIn(400, 501);

        assertThat(backend.log()).isEmpty();
    }

    @Test
    void fields_nominated_by_connection_end_at_this_hop_F2() throws Exception {
        String request = RawClient.get(
                "/api/x",
                "Connection: close, X-Secret",
                "X-Secret: 1",
                "X-Tenant-Id: acme",
                "Keep-Alive: 5",
                "Proxy-Connection: keep-alive",
                "Proxy-Authorization: Basic x",
                "TE: gzip",
                "Trailer: X-T",
                "X-Stays: 1");
        RawClient.ask(plane.port(), request);

        assertThat(backend.log().get(0).headers().fields())
                .extracting(dev.parallax.exchange.Headers.Field::name)
                .containsExactlyInAnyOrder("Host", "X-Tenant-Id", "X-Stays");
    }

    @Test
    void a_tenant_header_nominated_away_does_not_count_B1() throws Exception {
        RecordingReadSink sink = new RecordingReadSink();
        try (TestDataPlane other = TestDataPlane.with(backend, backend, sink).start()) {
            RawClient.ask(other.port(), RawClient.get("/api/x", "Connection: X-Tenant-Id", "X-Tenant-Id: acme"));
        }

        assertThat(sink.served()).isEmpty();
    }

    private static boolean closed(RawClient client) throws IOException {
        try {
            client.line();
            return false;
        } catch (EOFException end) {
            return true;
        } catch (java.net.SocketException reset) {
            return true;
        }
    }
}
