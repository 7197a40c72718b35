package dev.parallax.capture.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.exchange.Body;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Headers.Field;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every format as its recorder writes it, and what is no recording. */
class RecordingTest {

    private static final String MONKEYS = "\n\uD83D\uDC35\uD83D\uDE48\uD83D\uDE49\n";

    @TempDir
    private Path directory;

    @Test
    void a_har_gives_the_requests_of_its_entries_and_skips_the_answers() throws IOException {
        Path file = file("""
                {"log": {"version": "1.2", "creator": {"name": "WebInspector", "version": "1"}, "pages": [{"id": "p"}],
                  "entries": [
                    {"startedDateTime": "2026-11-26T10:00:00Z", "time": 12,
                     "response": {"status": 200, "content": {"text": "{\\"request\\": {\\"method\\": \\"DELETE\\"}}"}},
                     "request": {"method": "GET", "url": "https://api.example/api/listings?page=2#top", "httpVersion": "h2",
                       "headers": [{"name": ":authority", "value": "acme.api.example"}, {"name": ":path", "value": "/x"},
                                   {"name": "Accept", "value": "application/json"}, {"name": "accept", "value": "text/*"}],
                       "queryString": [{"name": "page", "value": "2"}], "cookies": []}},
                    {"request": {"method": "POST", "url": "http://api.example:8080/api/search",
                       "headers": [], "postData": {"mimeType": "application/json", "text": "{\\"q\\": \\"ä\\"}"}}}
                  ]}}
                """);

        List<RecordedEntry> entries = read(file);

        assertThat(entries)
                .containsExactly(
                        new RecordedEntry.Request(
                                3,
                                request(
                                        "/api/listings?page=2",
                                        field("Accept", "application/json"),
                                        field("accept", "text/*"),
                                        field("Host", "acme.api.example"))),
                        new RecordedEntry.Request(
                                9,
                                new RecordedRequest(
                                        "POST",
                                        new Target("/api/search"),
                                        Headers.of(List.of(field("Host", "api.example:8080"))),
                                        Body.of("{\"q\": \"ä\"}".getBytes(StandardCharsets.UTF_8)),
                                        null)));
    }

    @Test
    void a_har_that_is_cut_off_gives_what_is_whole_and_names_the_line() throws IOException {
        Path file = file("""
                {"log": {"entries": [
                  {"request": {"method": "GET", "url": "/a", "headers": []}},
                  {"request": {"method": "GET", "url": "/b", "hea""");

        try (Recording recording = Recording.open(file, Optional.empty())) {
            assertThat(recording.next()).isInstanceOf(RecordedEntry.Request.class);
            assertThatThrownBy(recording::next)
                    .isInstanceOf(BrokenRecordingException.class)
                    .hasMessageStartingWith("line 3: not JSON");
        }
    }

    @Test
    void entries_of_a_har_that_lack_something_are_bad_and_the_next_one_is_read() throws IOException {
        Path file = file("""
                {"log": {"entries": [
                {"time": 1},
                {"request": {"url": "/a", "headers": []}},
                {"request": {"method": 7, "url": "/a"}},
                {"request": {"method": "GET", "url": "ftp://x/a"}},
                {"request": {"method": "GET", "url": "/a", "headers": [{"name": "a b", "value": "x"}, 3]}},
                {"request": {"method": "GET", "url": "/last"}}]}}
                """);

        List<RecordedEntry> entries = read(file);

        assertThat(entries.subList(0, 5))
                .allSatisfy(entry -> assertThat(entry).isInstanceOf(RecordedEntry.Bad.class))
                .extracting(RecordedEntry::line)
                .containsExactly(2L, 3L, 4L, 5L, 6L);
        assertThat(entries.get(5)).isEqualTo(new RecordedEntry.Request(7, request("/last")));
    }

    @Test
    void ndjson_gives_a_request_a_line_with_tenant_body_and_repeated_fields() throws IOException {
        Path file = file("""
                {"url": "/api/listings", "headers": {"X-Tenant-Id": "acme", "Accept": ["a/b", "c/d"]}, "at": "ignored"}

                {"method": "POST", "url": "http://h/api/search", "bodyBase64": "AAH/", "tenant": "birch"}
                """);

        assertThat(read(file))
                .containsExactly(
                        new RecordedEntry.Request(
                                1,
                                request(
                                        "/api/listings",
                                        field("X-Tenant-Id", "acme"),
                                        field("Accept", "a/b"),
                                        field("Accept", "c/d"))),
                        new RecordedEntry.Request(
                                3,
                                new RecordedRequest(
                                        "POST",
                                        new Target("/api/search"),
                                        Headers.of(List.of(field("Host", "h"))),
                                        Body.of(new byte[] {0, 1, -1}),
                                        new Tenant("birch"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'url': '/a'         | not one JSON object, at column",
                "[]                   | not one JSON object",
                "{'url': '/a'} {}     | not one JSON object, at column",
                "{'url': '/a', 'url': '/b'} | not one JSON object, at column",
                "{'method': 'GET'}    | 'url' is missing",
                "{'url': 7}           | 'url' must be text",
                "{'url': 'a'}         | the URL is neither a path nor http(s)://…",
                "{'url': '/a b'}      | the URL holds a character that no request may have unencoded",
                "{'url': 'http://u:p@h/a'} | the URL has no host, or credentials before it",
                "{'url': '/a', 'method': 'G T'} | the method is none",
                "{'url': '/a', 'headers': []} | 'headers' must be an object",
                "{'url': '/a', 'headers': {'A': 1}} | a header field's value must be text or an array of texts",
                "{'url': '/a', 'headers': {'A': 'x\\r\\nB: y'}} | a header field's value holds a line break",
                "{'url': '/a', 'headers': {'A:': 'x'}} | a header field's name is none",
                "{'url': '/a', 'tenant': ''} | no tenant can have the name that is given",
                "{'url': '/a', 'body': 'x', 'bodyBase64': 'eA=='} | 'body' and 'bodyBase64' exclude each other",
                "{'url': '/a', 'bodyBase64': '*'} | 'bodyBase64' is not Base64"
            })
    void a_bad_line_of_ndjson_says_what_is_wrong_and_shows_nothing_of_it(String line, String problem)
            throws IOException {
        Path file = file("{\"url\": \"/first\"}\n" + line.replace('\'', '"') + "\n{\"url\": \"/last\"}\n");

        List<RecordedEntry> entries = read(file);

        assertThat(entries).hasSize(3);
        assertThat(entries.get(1)).isInstanceOfSatisfying(RecordedEntry.Bad.class, bad -> {
            assertThat(bad.line()).isEqualTo(2);
            assertThat(bad.problem()).startsWith(problem);
        });
    }

    @Test
    void a_line_longer_than_the_limit_is_bad_and_the_next_one_is_read() throws IOException {
        Path file = directory.resolve("long");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("{\"url\": \"/a\", \"body\": \"");
            for (int i = 0; i < 3_000; i++) {
                out.write("x".repeat(1_024));
            }
            out.write("\"}\n{\"url\": \"/b\"}");
        }

        List<RecordedEntry> entries = read(file);

        assertThat(entries)
                .containsExactly(
                        new RecordedEntry.Bad(1, "the line is longer than 2097152 bytes"),
                        new RecordedEntry.Request(2, request("/b")));
    }

    @Test
    void a_combined_log_gives_its_request_lines() throws IOException {
        Path file = file("""
                203.0.113.7 - - [26/Nov/2026:10:00:00 +0000] "GET /api/listings?page=2 HTTP/1.1" 200 2326 "-" "curl/8.5"
                vhost:80 203.0.113.7 - bob [26/Nov/2026:10:00:01 +0000] "HEAD /api/a HTTP/2.0" 304 0
                ::1 - - [26/Nov/2026:10:00:02 +0000] "\\x16\\x03\\x01" 400 150 "-" "-"
                ::1 - - [26/Nov/2026:10:00:03 +0000] "GET /api/\\x22a HTTP/1.1" 200 1 "a \\"quoted\\" agent" "-" rt=0.1
                nonsense
                """);

        List<RecordedEntry> entries = read(file);

        assertThat(entries)
                .containsExactly(
                        new RecordedEntry.Request(1, request("/api/listings?page=2")),
                        new RecordedEntry.Request(
                                2,
                                new RecordedRequest("HEAD", new Target("/api/a"), Headers.empty(), Body.empty(), null)),
                        new RecordedEntry.Bad(3, "the logged request line is not METHOD /path HTTP/version"),
                        new RecordedEntry.Request(4, request("/api/\"a")),
                        new RecordedEntry.Bad(5, "no line of an access log: no [time] \"request\" in it"));
    }

    @Test
    void a_goreplay_file_gives_its_requests_and_passes_over_recorded_answers() throws IOException {
        Path file =
                file("1 a7d1f2 1699 -1\nGET /api/listings HTTP/1.1\r\nHost: a\r\nX-Tenant-Id: acme\r\n\r\n" + MONKEYS
                        + "2 a7d1f2 1699 12\nHTTP/1.1 200 OK\r\n\r\nGET /not HTTP/1.1\r\n\r\n" + MONKEYS
                        + "1 b7d1f2 1700\nPOST /s HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "3\r\na\nb\r\n2;x\r\ncd\r\n0\r\n\r\n" + MONKEYS
                        + "1 c7d1f2 1700\nGET /cut HTTP/1.1\r\nHost: a\r\n" + MONKEYS
                        + "9 d7d1f2 1700\nGET /type HTTP/1.1\r\n\r\n" + MONKEYS);

        List<RecordedEntry> entries = read(file);

        assertThat(entries)
                .containsExactly(
                        new RecordedEntry.Request(
                                1, request("/api/listings", field("Host", "a"), field("X-Tenant-Id", "acme"))),
                        new RecordedEntry.Request(
                                15,
                                new RecordedRequest(
                                        "POST",
                                        new Target("/s"),
                                        Headers.of(List.of(field("Host", "a"), field("Transfer-Encoding", "chunked"))),
                                        Body.of("a\nbcd".getBytes(StandardCharsets.UTF_8)),
                                        null)),
                        new RecordedEntry.Bad(29, "the head has no end"),
                        new RecordedEntry.Bad(34, "no GoReplay message: its first line is not TYPE ID TIME"));
    }

    @Test
    void a_recording_packed_with_gzip_is_unpacked_on_the_way() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"url\": \"/a\"}\n".getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(directory.resolve("packed"), packed.toByteArray());

        try (Recording recording = Recording.open(file, Optional.empty())) {
            assertThat(recording.format()).isEqualTo(RecordingFormat.NDJSON);
            assertThat(recording.next()).isEqualTo(new RecordedEntry.Request(1, request("/a")));
            assertThat(recording.next()).isNull();
            assertThat(recording.share()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "hello\nworld\n", "\u0000\u0001", "GET / HTTP/1.1"})
    void what_is_no_recording_is_refused_with_a_way_out(String content) throws IOException {
        Path file = file(content);

        assertThatThrownBy(() -> Recording.open(file, Optional.empty()))
                .isInstanceOf(BrokenRecordingException.class)
                .hasMessageContaining("--format");
    }

    @Test
    void what_goes_over_the_wire_is_what_was_read() {
        RecordedRequest request = new RecordedRequest(
                "POST",
                new Target("/s?a=%20"),
                Headers.of(List.of(field("A", "1"), field("A", "2"), field("B", "\u00e4"))),
                Body.of(new byte[] {0, 10, 13, -1}),
                new Tenant("acme"));

        assertThat(RecordLines.read(RecordLines.write(request))).containsExactly(new RecordedEntry.Request(1, request));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("recording"), content);
    }

    private static List<RecordedEntry> read(Path file) throws IOException {
        List<RecordedEntry> entries = new ArrayList<>();
        try (Recording recording = Recording.open(file, Optional.empty())) {
            for (RecordedEntry entry = recording.next(); entry != null; entry = recording.next()) {
                entries.add(entry);
            }
            assertThat(recording.read()).isEqualTo(entries.size());
        }
        return entries;
    }

    private static RecordedRequest request(String target, Field... fields) {
        return new RecordedRequest("GET", new Target(target), Headers.of(List.of(fields)), Body.empty(), null);
    }

    private static Field field(String name, String value) {
        return new Field(name, value);
    }
}
