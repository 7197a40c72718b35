package dev.parallax.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.stub.RawClient;
import dev.parallax.stub.ScriptedBackend;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * F1 from the other end: a backend whose reply two parsers may read differently gets no say in what the client believes the
 * next reply to be. The client is told 502, or sees the connection end; never a reply to a request it did not send.
 */
class HostileReplyTest {

    private static final String NEXT = "HTTP/1.1 200 OK\r\nX-Smuggled: 1\r\nContent-Length: 8\r\n\r\nsmuggled";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nContent-Length: 2, 3\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: xchunked\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nok\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nok\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nX\u0000: 1\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 99 Low\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 abc No\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/9.9 200 OK\r\nContent-Length: 2\r\n\r\nok",
                "garbage\r\n\r\n",
                "HTTP/1.1 204 No\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n"
            })
    void an_ambiguous_reply_ends_as_a_gateways_own_answer_or_in_a_closed_connection_F1(String reply) throws Exception {
        try (ScriptedBackend backend = new ScriptedBackend(reply + NEXT, true);
                TestDataPlane plane = TestDataPlane.with(
                                TestDataPlane.urls(backend.port(), backend.port()), new RecordingReadSink())
                        .start();
                RawClient client = new RawClient(plane.port())) {
            String first = seen(client);
            String second = first.equals("closed") ? first : seen(client);

            assertThat(first).doesNotContain("smuggled");
            assertThat(second).doesNotContain("smuggled");
        }
    }

    /** The reply to one request on that connection. */
    private static String seen(RawClient client) throws IOException {
        try {
            client.send(RawClient.get("/a", "X-Tenant-Id: acme"));
            RawClient.Answer answer = client.read();
            return answer.status() + " " + answer.text();
        } catch (EOFException | SocketException end) {
            return "closed";
        }
    }
}
