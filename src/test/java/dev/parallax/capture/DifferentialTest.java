package dev.parallax.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.stub.RawClient;
import dev.parallax.stub.ScriptedBackend;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A5, A13: the same odd exchange, direct and through the proxy, looks the same to the client. */
class DifferentialTest {

    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n";

    private static final String HINTS = "HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n";
    private static final String ODD_FIELDS =
            "Set-Cookie: a=1\r\nset-cookie: b=2\r\nX-Empty:\r\nx-UPPER: \u00e9\u00ff\r\n";

    /** A request and the bytes the backend answers it with. */
    record Case(String name, String request, String response, boolean closes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> corpus() {
        String get = RawClient.get("/api/x", "X-Tenant-Id: acme");
        return Stream.of(
                keep("fixed length", get, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"),
                keep("no content", get, "HTTP/1.1 204 No Content\r\nX-A: b\r\n\r\n"),
                keep("not modified", get, "HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n"),
                keep(
                        "not modified with the length of what is not sent",
                        get,
                        "HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\nContent-Length: 42\r\n\r\n"),
                keep("reset content", get, "HTTP/1.1 205 Reset Content\r\nContent-Length: 0\r\n\r\n"),
                keep("empty body", get, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
                keep("no reason", get, "HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\nok"),
                keep("own status", get, "HTTP/1.1 299 Very Own\r\nContent-Length: 2\r\n\r\nok"),
                keep("chunked", get, "HTTP/1.1 200 OK\r\n" + CHUNKED + "\r\n"),
                keep(
                        "chunked with trailers",
                        RawClient.get("/api/x", "X-Tenant-Id: acme", "TE: trailers"),
                        "HTTP/1.1 200 OK\r\nTrailer: X-Sum\r\n" + CHUNKED + "X-Sum: 7\r\n\r\n"),
                closing("until close", get, "HTTP/1.1 200 OK\r\nX-A: 1\r\n\r\nuntil the end"),
                closing("as http 1.0", get, "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nuntil the end"),
                keep(
                        "head with a length",
                        get.replace("GET", "HEAD"),
                        "HTTP/1.1 200 OK\r\nContent-Length: 12345\r\nETag: \"e\"\r\n\r\n"),
                keep("head without a length", get.replace("GET", "HEAD"), "HTTP/1.1 200 OK\r\nETag: \"e\"\r\n\r\n"),
                keep(
                        "part of it",
                        RawClient.get("/api/x", "Range: bytes=1-3"),
                        "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 1-3/5\r\nContent-Length: 3\r\n\r\nell"),
                keep(
                        "range not satisfiable",
                        RawClient.get("/api/x", "Range: bytes=9-"),
                        "HTTP/1.1 416 Range Not Satisfiable\r\nContent-Range: bytes */5\r\nContent-Length: 0\r\n\r\n"),
                keep(
                        "redirect is not followed",
                        get,
                        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/away\r\nContent-Length: 0\r\n\r\n"),
                keep(
                        "compressed stays compressed",
                        RawClient.get("/api/x", "Accept-Encoding: gzip"),
                        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\u001f\u008b\b\u0000"),
                keep("repeated and odd fields", get, "HTTP/1.1 200 OK\r\n" + ODD_FIELDS + "Content-Length: 0\r\n\r\n"),
                keep(
                        "post with expect",
                        "POST /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\nabc",
                        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n"),
                keep("early hints", get, HINTS + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"),
                keep(
                        "http 1.0 client",
                        "GET /api/x HTTP/1.0\r\n\r\n",
                        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"),
                keep(
                        "http 1.0 client and chunks",
                        "GET /api/x HTTP/1.0\r\nHost: a\r\n\r\n",
                        "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nhello world"),
                keep(
                        "strange target",
                        RawClient.get("/api/%zz/\"<>|/..;a=b/%2F?x=[1]&&&y=%00", "X-Tenant-Id: acme"),
                        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"),
                keep(
                        "large head",
                        RawClient.get("/api/x", "Cookie: " + "c".repeat(20_000)),
                        "HTTP/1.1 200 OK\r\nX-Large: " + "l".repeat(20_000) + "\r\nContent-Length: 2\r\n\r\nok"),
                keep(
                        "unauthorized",
                        get,
                        "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"a\"\r\nContent-Length: 0\r\n\r\n"),
                keep(
                        "all of the server",
                        "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
                        "HTTP/1.1 204 No Content\r\nAllow: GET, HEAD\r\n\r\n"),
                keep(
                        "conditional",
                        RawClient.get("/api/x", "If-None-Match: W/\"a\", \"b,c\"", "If-Modified-Since: yesterday"),
                        "HTTP/1.1 304 Not Modified\r\nETag: W/\"a\"\r\nVary: Accept\r\n\r\n"),
                keep(
                        "precondition failed",
                        "PUT /api/x HTTP/1.1\r\nHost: a\r\nIf-Match: \"a\"\r\nContent-Length: 2\r\n\r\n{}",
                        "HTTP/1.1 412 Precondition Failed\r\nContent-Length: 0\r\n\r\n"),
                keep(
                        "several ranges",
                        RawClient.get("/api/x", "Range: bytes=0-0,2-2", "If-Range: \"a\""),
                        "HTTP/1.1 206 Partial Content\r\nContent-Type: multipart/byteranges; boundary=b\r\n"
                                + "Content-Length: 24\r\n\r\n--b\r\n\r\nh\r\n--b\r\n\r\nl\r\n--b--"),
                keep(
                        "chunked upload",
                        "PATCH /api/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
                        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"),
                keep(
                        "delete with a body",
                        "DELETE /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc",
                        "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n"),
                keep(
                        "method of its own",
                        "PURGE /api/x HTTP/1.1\r\nHost: a\r\n\r\n",
                        "HTTP/1.1 405 Method Not Allowed\r\nAllow: GET\r\nContent-Length: 0\r\n\r\n"),
                keep("two early hints", get, HINTS + HINTS + "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone"),
                keep("empty chunks", get, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                keep(
                        "chunks with extensions",
                        get,
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;a=b;c=\"d\"\r\nok\r\n0;last\r\n\r\n"),
                keep(
                        "blanks and tabs in fields",
                        RawClient.get("/api/x", "X-Tab: a\tb", "X-Spaces:   a   b   "),
                        "HTTP/1.1 200 OK\r\nX-Tab: a\tb\r\nX-Spaces:   a   b   \r\nContent-Length: 0\r\n\r\n"),
                keep(
                        "the same field many times",
                        RawClient.get("/api/x", "Accept: a", "accept: b", "ACCEPT: c", "Via: 1.1 one", "Via: 1.1 two"),
                        "HTTP/1.1 200 OK\r\nVary: a\r\nvary: b\r\nLink: <1>\r\nLink: <2>\r\nContent-Length: 0\r\n\r\n"),
                closing("server error and farewell", get, "HTTP/1.1 500 Oh\r\nConnection: close\r\n\r\nbroken"),
                keep(
                        "gone for a while",
                        get,
                        "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\n\r\n"));
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void direct_and_proxied_look_the_same(Case odd) throws Exception {
        try (ScriptedBackend legacy = new ScriptedBackend(odd.response(), odd.closes());
                TestDataPlane plane = TestDataPlane.with(
                                TestDataPlane.urls(legacy.port(), legacy.port()), new RecordingReadSink())
                        .start()) {
            List<String> direct = observe(legacy.port(), odd.request());
            List<String> proxied = observe(plane.port(), odd.request());

            assertThat(proxied).isEqualTo(direct);
            assertThat(legacy.requests()).hasSize(2);
            assertThat(significant(legacy.requests().get(1)))
                    .isEqualTo(significant(legacy.requests().get(0)));
        }
    }

    /** All that a client may rely on: interim and final status, end-to-end fields in order, body, trailers. */
    private static List<String> observe(int port, String request) throws IOException {
        List<String> seen = new ArrayList<>();
        boolean head = request.startsWith("HEAD");
        try (RawClient client = new RawClient(port)) {
            client.send(request);
            RawClient.Answer answer = client.read(head);
            while (answer.status() < 200) {
                seen.add(answer.statusLine());
                answer.fields().forEach(seen::add);
                answer = client.read(head);
            }
            seen.add(answer.statusLine().substring(9));
            answer.fields().stream()
                    .filter(field -> !framing(field))
                    .forEach(field -> seen.add(field.replaceFirst(":\\s*", ": ")));
            seen.add(answer.field("content-length").filter(length -> head).orElse("no length of a head"));
            seen.add("body " + answer.text());
            seen.addAll(answer.trailers());
        }
        return seen;
    }

    private static List<String> significant(List<String> request) {
        return request.stream()
                .filter(line -> !framing(line) && !line.toLowerCase(Locale.ROOT).startsWith("te:"))
                .map(line -> line.replace("HTTP/1.0", "HTTP/1.1").replaceFirst(":\\s*", ": "))
                .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith("host: 127.0.0.1"))
                .sorted()
                .toList();
    }

    private static boolean framing(String field) {
        String name = field.toLowerCase(Locale.ROOT);
        return name.startsWith("content-length:")
                || name.startsWith("transfer-encoding:")
                || name.startsWith("connection:");
    }

    private static Case keep(String name, String request, String response) {
        return new Case(name, request, response, false);
    }

    private static Case closing(String name, String request, String response) {
        return new Case(name, request, response, true);
    }
}
