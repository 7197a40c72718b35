package dev.parallax.capture.recorded;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.parallax.exchange.Headers.Field;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * HTTP Archive 1.2: the request of each entry of {@code log.entries}. Read token by token, recorded answers are skipped
 * without being kept, so that the size of the file does not matter. An entry that lacks something is a bad one; broken JSON
 * ends the reading.
 */
final class HarReader implements EntryReader {

    private static final int MAX_TEXT = 2 << 20;

    private final InputStream in;
    private @Nullable JsonParser json;

    HarReader(InputStream in) {
        this.in = in;
    }

    @Override
    public @Nullable RecordedEntry next() throws IOException {
        try {
            JsonParser parser = json;
            if (parser == null) {
                parser = open(in);
                json = parser;
                toEntries(parser);
            }
            JsonToken token = parser.nextToken();
            if (token != JsonToken.START_OBJECT) {
                return null;
            }
            return entry(parser);
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            throw new BrokenRecordingException("line " + line + ": not JSON from here on (cut off?)");
        }
    }

    private static JsonParser open(InputStream in) throws IOException {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(MAX_TEXT)
                        .build())
                .build()
                .createParser(in);
    }

    private static void toEntries(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT || !toMember(json, "log") || !toMember(json, "entries")) {
            throw new BrokenRecordingException("no HAR: there is no log.entries in it");
        }
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new BrokenRecordingException("no HAR: log.entries is no array");
        }
    }

    /** From within an object, or on its start, to the value of that member; false if it has none. */
    private static boolean toMember(JsonParser json, String name) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = json.currentName().equals(name);
            json.nextToken();
            if (found) {
                return true;
            }
            json.skipChildren();
        }
        return false;
    }

    private static RecordedEntry entry(JsonParser json) throws IOException {
        long line = json.currentTokenLocation().getLineNr();
        @Nullable RecordedEntry entry = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean request = json.currentName().equals("request");
            if (json.nextToken() == JsonToken.START_OBJECT && request) {
                entry = request(json, line);
            } else {
                json.skipChildren();
            }
        }
        return entry == null ? new RecordedEntry.Bad(line, "the entry has no request") : entry;
    }

    /** Reads to the end of the request whatever is wrong with it. */
    private static RecordedEntry request(JsonParser json, long line) throws IOException {
        RequestParts parts = new RequestParts();
        @Nullable BadEntryException first = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            JsonToken value = json.nextToken();
            try {
                switch (member) {
                    case "method" -> parts.method(text(json, value));
                    case "url" -> parts.url(text(json, value));
                    case "headers" -> headers(json, value, parts);
                    case "postData" -> body(json, value, parts);
                    default -> json.skipChildren();
                }
            } catch (BadEntryException bad) {
                first = first == null ? bad : first;
            }
        }
        try {
            return first == null ? new RecordedEntry.Request(line, parts.request()) : first.at(line);
        } catch (BadEntryException bad) {
            return bad.at(line);
        }
    }

    private static void headers(JsonParser json, JsonToken array, RequestParts parts)
            throws IOException, BadEntryException {
        if (array != JsonToken.START_ARRAY) {
            json.skipChildren();
            throw new BadEntryException("'headers' must be an array");
        }
        @Nullable BadEntryException first = null;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            try {
                Pairs pair = Pairs.read(json);
                parts.header(new Field(pair.name(), pair.value()));
            } catch (BadEntryException bad) {
                first = first == null ? bad : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private static void body(JsonParser json, JsonToken object, RequestParts parts)
            throws IOException, BadEntryException {
        if (object != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        String text = "";
        boolean encoded = false;
        @Nullable BadEntryException first = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            JsonToken value = json.nextToken();
            try {
                switch (member) {
                    case "text" -> text = text(json, value);
                    case "encoding" -> encoded = text(json, value).equals("base64");
                    default -> json.skipChildren();
                }
            } catch (BadEntryException bad) {
                first = bad;
            }
        }
        if (first != null) {
            throw first;
        }
        try {
            parts.body(encoded ? Base64.getDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            throw new BadEntryException("the body is said to be Base64 and is not");
        }
    }

    private static String text(JsonParser json, JsonToken token) throws IOException, BadEntryException {
        if (token != JsonToken.VALUE_STRING) {
            json.skipChildren();
            throw new BadEntryException("a member of the request must be text");
        }
        return json.getText();
    }

    /** An object with {@code name} and {@code value}. */
    private record Pairs(String name, String value) {

        static Pairs read(JsonParser json) throws IOException, BadEntryException {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                throw new BadEntryException("a header must be an object");
            }
            String name = "";
            String value = "";
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String member = json.currentName();
                boolean text = json.nextToken() == JsonToken.VALUE_STRING;
                if (text && member.equals("name")) {
                    name = json.getText();
                } else if (text && member.equals("value")) {
                    value = json.getText();
                } else {
                    json.skipChildren();
                }
            }
            return new Pairs(name, value);
        }
    }
}
