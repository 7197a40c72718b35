package dev.parallax.stub;

import dev.parallax.exchange.Body;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An HTTP/1.1 client on a bare socket: sends exactly the bytes given and shows exactly those that come. */
public final class RawClient implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    /** A response as it came; the body without its transfer coding. */
    public record Answer(String statusLine, List<String> fields, Body body, List<String> trailers) {

        public int status() {
            return Integer.parseInt(statusLine.substring(9, 12));
        }

        public Optional<String> field(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ":";
            return fields.stream()
                    .filter(field -> field.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(field -> field.substring(prefix.length()).strip())
                    .findFirst();
        }

        public String text() {
            return new String(body.bytes(), StandardCharsets.UTF_8);
        }
    }

    public RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** One exchange on a connection of its own. */
    public static Answer ask(int port, String request) throws IOException {
        try (RawClient client = new RawClient(port)) {
            client.send(request);
            return client.read(request.startsWith("HEAD"));
        }
    }

    /** A GET with these header lines. */
    public static String get(String target, String... headers) {
        return "GET " + target + " HTTP/1.1\r\nHost: api.example\r\n"
                + String.join(
                        "", List.of(headers).stream().map(line -> line + "\r\n").toList()) + "\r\n";
    }

    public void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    public Socket socket() {
        return socket;
    }

    public Answer read() throws IOException {
        return read(false);
    }

    /** The next response. */
    public Answer read(boolean head) throws IOException {
        String status = line();
        List<String> fields = new ArrayList<>();
        for (String field = line(); !field.isEmpty(); field = line()) {
            fields.add(field);
        }
        Answer start = new Answer(status, fields, Body.empty(), List.of());
        if (head || start.status() == 204 || start.status() == 304 || start.status() < 200) {
            return start;
        }
        if (start.field("transfer-encoding").isPresent()) {
            return chunked(start);
        }
        Optional<String> length = start.field("content-length");
        byte[] body = length.isPresent() ? in.readNBytes(Integer.parseInt(length.get())) : in.readAllBytes();
        if (length.isPresent() && body.length != Integer.parseInt(length.get())) {
            throw new EOFException("body ended after " + body.length + " of " + length.get() + " bytes");
        }
        return new Answer(status, fields, Body.of(body), List.of());
    }

    private Answer chunked(Answer start) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            byte[] chunk = in.readNBytes(size);
            if (chunk.length != size) {
                throw new EOFException("chunk ended early");
            }
            body.write(chunk);
            line();
        }
        List<String> trailers = new ArrayList<>();
        for (String field = line(); !field.isEmpty(); field = line()) {
            trailers.add(field);
        }
        return new Answer(start.statusLine(), start.fields(), Body.of(body.toByteArray()), trailers);
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
    }

    /** The next bytes, as text. */
    public String take(int bytes) throws IOException {
        return new String(in.readNBytes(bytes), StandardCharsets.ISO_8859_1);
    }

    /** The next line, without its end. */
    public String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        while (c >= 0 && c != '\n') {
            line.append((char) c);
            c = in.read();
        }
        if (c < 0 && line.isEmpty()) {
            throw new EOFException("connection closed");
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
