package dev.parallax.capture.recorded;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parallax.exchange.Headers.Field;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object a line: {@code {"method": "GET", "url": "/api/listings?page=2", "headers": {"X-Tenant-Id": "acme"}}}.
 * {@code method} is GET if left out; {@code url} is a path or an absolute URL; a header's value is text, or an array of
 * texts where it stood more than once; {@code body} is text, {@code bodyBase64} bytes; {@code tenant} says whose it is where
 * the request does not. Other members are ignored, blank lines skipped.
 */
final class NdjsonReader implements EntryReader {

    /** A body of a mebibyte in Base64, and a head. */
    static final int MAX_LINE = 2 << 20;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Lines lines;

    NdjsonReader(InputStream in) {
        lines = new Lines(in, MAX_LINE);
    }

    @Override
    public @Nullable RecordedEntry next() throws IOException {
        Lines.Line line = lines.next();
        while (line != null && line.blank()) {
            line = lines.next();
        }
        if (line == null) {
            return null;
        }
        try {
            if (!line.whole()) {
                throw new BadEntryException("the line is longer than " + MAX_LINE + " bytes");
            }
            return new RecordedEntry.Request(line.number(), request(line.bytes()));
        } catch (BadEntryException bad) {
            return bad.at(line.number());
        }
    }

    static RecordedRequest request(byte[] line) throws BadEntryException {
        JsonNode record;
        try {
            record = JSON.readTree(line);
        } catch (JsonProcessingException malformed) {
            // Jackson's message would quote what stands there.
            int column = malformed.getLocation() == null
                    ? 1
                    : malformed.getLocation().getColumnNr();
            throw new BadEntryException("not one JSON object, at column " + Math.max(1, column));
        } catch (IOException impossible) {
            throw new BadEntryException("not JSON");
        }
        if (record == null || !record.isObject()) {
            throw new BadEntryException("not one JSON object");
        }
        RequestParts parts =
                new RequestParts().method(text(record, "method", "GET")).url(text(record, "url", ""));
        JsonNode headers = record.path("headers");
        if (!headers.isObject() && !headers.isMissingNode() && !headers.isNull()) {
            throw new BadEntryException("'headers' must be an object");
        }
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            if (header.getValue().isArray()) {
                for (JsonNode value : header.getValue()) {
                    parts.header(field(header.getKey(), value));
                }
            } else {
                parts.header(field(header.getKey(), header.getValue()));
            }
        }
        if (record.hasNonNull("tenant")) {
            parts.tenant(text(record, "tenant", ""));
        }
        return body(record, parts).request();
    }

    private static RequestParts body(JsonNode record, RequestParts parts) throws BadEntryException {
        boolean encoded = record.hasNonNull("bodyBase64");
        if (encoded && record.hasNonNull("body")) {
            throw new BadEntryException("'body' and 'bodyBase64' exclude each other");
        }
        if (!encoded) {
            return parts.body(text(record, "body", "").getBytes(StandardCharsets.UTF_8));
        }
        try {
            return parts.body(Base64.getDecoder().decode(text(record, "bodyBase64", "")));
        } catch (IllegalArgumentException notEncoded) {
            throw new BadEntryException("'bodyBase64' is not Base64");
        }
    }

    private static Field field(String name, JsonNode value) throws BadEntryException {
        if (!value.isTextual()) {
            throw new BadEntryException("a header field's value must be text or an array of texts");
        }
        return new Field(name, value.textValue());
    }

    private static String text(JsonNode record, String member, String absent) throws BadEntryException {
        JsonNode value = record.path(member);
        if (value.isMissingNode() || value.isNull()) {
            if (member.equals("url")) {
                throw new BadEntryException("'url' is missing");
            }
            return absent;
        }
        if (!value.isTextual()) {
            throw new BadEntryException("'" + member + "' must be text");
        }
        return value.textValue();
    }
}
