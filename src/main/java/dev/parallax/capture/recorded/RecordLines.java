package dev.parallax.capture.recorded;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parallax.exchange.Headers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Requests as lines of NDJSON, whichever format they were recorded in: what goes over the wire. */
public final class RecordLines {

    /** Largest body that still fits a line. */
    public static final int MAX_BODY = 1 << 20;

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private RecordLines() {}

    /** One line, with its line feed. */
    public static byte[] write(RecordedRequest request) {
        ObjectNode record = JSON.createObjectNode();
        record.put("method", request.method()).put("url", request.target().text());
        ObjectNode headers = record.putObject("headers");
        for (Headers.Field field : request.headers().fields()) {
            ArrayNode values =
                    headers.get(field.name()) instanceof ArrayNode known ? known : headers.putArray(field.name());
            values.add(field.value());
        }
        if (!request.body().isEmpty()) {
            record.put(
                    "bodyBase64",
                    Base64.getEncoder().encodeToString(request.body().bytes()));
        }
        if (request.tenant() != null) {
            record.put("tenant", request.tenant().name());
        }
        try {
            byte[] text = JSON.writeValueAsBytes(record);
            byte[] line = java.util.Arrays.copyOf(text, text.length + 1);
            line[text.length] = '\n';
            return line;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Reads lines. */
    public static List<RecordedEntry> read(byte[] lines) {
        NdjsonReader reader = new NdjsonReader(new ByteArrayInputStream(lines));
        List<RecordedEntry> entries = new ArrayList<>();
        try {
            for (RecordedEntry entry = reader.next(); entry != null; entry = reader.next()) {
                entries.add(entry);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return entries;
    }
}
