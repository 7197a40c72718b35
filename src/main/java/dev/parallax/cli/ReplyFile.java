package dev.parallax.cli;

import dev.parallax.exchange.Body;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A reply in a file: a body, or status line, header fields and body as {@code curl -i} writes them. */
final class ReplyFile {

    private static final byte[] STATUS_LINE = "HTTP/".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern STATUS = Pattern.compile("HTTP/[0-9.]+ ([2-5][0-9][0-9])( .*)?");

    private static final Map<String, String> TYPES = Map.of(
            "json", "application/json",
            "ndjson", "application/x-ndjson",
            "jsonl", "application/x-ndjson",
            "xml", "application/xml",
            "txt", "text/plain",
            "csv", "text/csv",
            "html", "text/html",
            "form", "application/x-www-form-urlencoded",
            "bin", "application/octet-stream");

    /** How a file was packed, by the end of its name. */
    private static final Map<String, String> CODINGS = Map.of("gz", "gzip", "br", "br", "zst", "zstd");

    private ReplyFile() {}

    /** A file that starts like a reply and is none. */
    static final class NotAReplyException extends Exception {
        NotAReplyException(Path file, String problem) {
            super(file + ": " + problem, null, false, false);
        }
    }

    /**
     * The reply in {@code file}.
     *
     * @param type the media type of a body that comes without one; null to go by the name of the file
     */
    static Reply.Answer read(Path file, @Nullable String type) throws IOException, NotAReplyException {
        byte[] content = Files.readAllBytes(file);
        if (startsLikeAReply(content)) {
            return reply(file, content, type);
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String coding = CODINGS.get(suffix(name));
        Headers headers = Headers.empty()
                .with("Content-Type", typed(coding == null ? name : name.substring(0, name.lastIndexOf('.')), type));
        return new Reply.Answer(
                200, coding == null ? headers : headers.with("Content-Encoding", coding), Body.of(content));
    }

    private static String suffix(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static boolean startsLikeAReply(byte[] content) {
        return content.length > STATUS_LINE.length
                && Arrays.equals(content, 0, STATUS_LINE.length, STATUS_LINE, 0, STATUS_LINE.length);
    }

    private static Reply.Answer reply(Path file, byte[] content, @Nullable String type) throws NotAReplyException {
        List<Headers.Field> fields = new ArrayList<>();
        int status = 0;
        int at = 0;
        for (boolean head = true; head; ) {
            int end = at;
            while (end < content.length && content[end] != '\n') {
                end++;
            }
            String line = new String(content, at, end - at, StandardCharsets.ISO_8859_1).stripTrailing();
            at = Math.min(end + 1, content.length);
            head = !line.isEmpty() && end < content.length;
            if (status == 0) {
                Matcher matcher = STATUS.matcher(line);
                if (!matcher.matches()) {
                    throw new NotAReplyException(file, "the first line is no status line of a final reply");
                }
                status = Integer.parseInt(matcher.group(1));
            } else if (head) {
                int colon = line.indexOf(':');
                if (colon < 1) {
                    throw new NotAReplyException(file, "header line " + (fields.size() + 2) + " has no colon");
                }
                fields.add(new Headers.Field(
                        line.substring(0, colon), line.substring(colon + 1).strip()));
            }
        }
        Headers headers = Headers.of(fields);
        if (type != null && headers.first("Content-Type").isEmpty()) {
            headers = headers.with("Content-Type", type);
        }
        return new Reply.Answer(status, headers, Body.of(Arrays.copyOfRange(content, at, content.length)));
    }

    private static String typed(String name, @Nullable String type) {
        return type == null ? TYPES.getOrDefault(suffix(name), "application/json") : type;
    }
}
