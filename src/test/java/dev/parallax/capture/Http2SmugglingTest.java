package dev.parallax.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.exchange.Headers.Field;
import dev.parallax.stub.RawClient;
import dev.parallax.stub.StubBackend;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * F1 for HTTP/2 clients: its fields are length-prefixed, so they can hold what would be another field, or another request,
 * once written out as HTTP/1.1 (RFC 9113 §8.2.1, §10.3).
 */
class Http2SmugglingTest {

    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;

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

    /** Fields of one request, as they stand in its HEADERS frame. */
    record Fields(String name, List<Field> fields) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Fields> hostile() {
        return Stream.of(
                with("a field in a value", field("x-a", "1\r\nx-injected: 1")),
                with("a line feed in a value", field("x-a", "1\nx-injected: 1")),
                with("a NUL in a value", field("x-a", "1\0")),
                with("a colon in a name", field("x-a: 1\r\nx-injected", "1")),
                with("a space in a name", field("x a", "1")),
                with("an empty name", field("", "1")),
                with("upper case in a name", field("X-Upper", "1")),
                with("a request in the path", field(":path", "/a HTTP/1.1\r\nHost: a\r\n\r\nGET /injected")),
                with("a space in the path", field(":path", "/a HTTP/1.1")),
                with("no path", field(":path", "")),
                with("a request in the method", field(":method", "GET /injected HTTP/1.1\r\nHost: a\r\n\r\nGET")),
                with("a field in the authority", field(":authority", "a\r\nx-injected: 1")),
                with("credentials in the authority", field(":authority", "u@evil.example")),
                with("two paths", field(":path", "/a"), field(":path", "/injected")),
                with("a pseudo field nobody knows", field(":injected", "1")),
                with("a pseudo field after others", field("x-a", "1"), field(":scheme", "http")),
                with("chunks", field("transfer-encoding", "chunked")),
                with("a connection field", field("connection", "x-a")),
                with("an upgrade", field("upgrade", "websocket")),
                with("a length without a body", field("content-length", "5")),
                with("two lengths", field("content-length", "0"), field("content-length", "5")),
                with("a length that is none", field("content-length", "0x0")));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void what_would_become_something_else_in_http_1_never_reaches_a_backend_F1(Fields hostile) throws Exception {
        int answer = send(hostile.fields());

        assertThat(backend.log()).allSatisfy(seen -> {
            assertThat(seen.uri()).isEqualTo("/a");
            assertThat(seen.method()).isEqualTo("GET");
            assertThat(seen.body().length()).isZero();
            assertThat(seen.headers().fields())
                    .extracting(field -> field.name().toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain("x-injected", ":injected", "transfer-encoding", "upgrade", "x a", "");
            assertThat(seen.headers().all("host")).doesNotContain("u@evil.example");
        });
        assertThat(backend.log()).as("answered with frame %d", answer).hasSizeLessThanOrEqualTo(1);
        assertThat(RawClient.ask(plane.port(), RawClient.get("/next")).text()).isEqualTo("ok");
    }

    @Test
    void an_ordinary_request_sent_the_same_way_is_served() throws Exception {
        assertThat(send(List.of())).isEqualTo(HEADERS);

        assertThat(backend.log()).hasSize(1);
        assertThat(backend.log().get(0).uri()).isEqualTo("/a");
        assertThat(backend.log().get(0).headers().all("host")).containsExactly("api.example");
    }

    @Test
    void cookies_sent_one_by_one_become_one_field() throws Exception {
        assertThat(send(List.of(field("x-a", "1"), field("cookie", "a=1"), field("cookie", "b=2"))))
                .isEqualTo(HEADERS);

        assertThat(backend.log().get(0).headers().all("cookie")).containsExactly("a=1; b=2");
    }

    /** Type of the frame that answers: HEADERS, RST_STREAM, GOAWAY, or 0 for a closed connection. */
    private int send(List<Field> fields) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), plane.port())) {
            socket.setSoTimeout(10_000);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            frame(out, SETTINGS, 0, 0, new byte[0]);
            frame(out, HEADERS, 0x4 | 0x1, 1, block(fields));
            socket.getOutputStream().write(out.toByteArray());
            socket.getOutputStream().flush();
            return answer(new DataInputStream(socket.getInputStream()));
        }
    }

    private static int answer(DataInputStream in) throws IOException {
        try {
            while (true) {
                int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
                int type = in.readUnsignedByte();
                in.skipNBytes(5L + length);
                if (type == HEADERS || type == RST_STREAM || type == GOAWAY) {
                    return type;
                }
                assertThat(type).isNotEqualTo(PING);
            }
        } catch (java.io.EOFException | java.net.SocketException closed) {
            return 0;
        }
    }

    /** Literal fields without indexing and without Huffman coding (RFC 7541 §6.2.2); given ones replace the usual ones. */
    private static byte[] block(List<Field> given) {
        List<Field> fields = new ArrayList<>();
        for (Field usual : List.of(
                field(":method", "GET"),
                field(":scheme", "http"),
                field(":path", "/a"),
                field(":authority", "api.example"))) {
            List<Field> instead = given.stream()
                    .filter(field -> field.name().equals(usual.name()))
                    .toList();
            fields.addAll(instead.isEmpty() || given.get(0).name().equals("x-a") ? List.of(usual) : instead);
        }
        given.stream()
                .filter(field ->
                        given.get(0).name().equals("x-a") || fields.stream().noneMatch(field::equals))
                .forEach(fields::add);
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (Field field : fields) {
            block.write(0);
            text(block, field.name());
            text(block, field.value());
        }
        return block.toByteArray();
    }

    private static void text(ByteArrayOutputStream block, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(bytes.length).isLessThan(127);
        block.write(bytes.length);
        block.writeBytes(bytes);
    }

    private static void frame(ByteArrayOutputStream out, int type, int flags, int stream, byte[] payload) {
        out.write(payload.length >> 16);
        out.write(payload.length >> 8);
        out.write(payload.length);
        out.write(type);
        out.write(flags);
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(stream >> shift);
        }
        out.writeBytes(payload);
    }

    private static Fields with(String name, Field... fields) {
        return new Fields(name, List.of(fields));
    }

    private static Field field(String name, String value) {
        return new Field(name, value);
    }
}
