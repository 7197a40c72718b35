package dev.parallax.evidence.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Fragment;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.JsonPointer;
import dev.parallax.exchange.Location;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a sample that have structure, as bytes: JSON in pure ASCII, so that any text a reply may hold, lone
 * surrogates and NUL included, comes back as it was.
 */
public final class SampleCodec {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build();

    private SampleCodec() {}

    /** As bytes. */
    public static byte[] write(Headers headers) {
        ArrayNode array = JSON.createArrayNode();
        headers.fields().forEach(field -> array.addArray().add(field.name()).add(field.value()));
        return bytes(array);
    }

    /** What {@link #write(Headers)} wrote. */
    public static Headers readHeaders(byte[] bytes) {
        List<Headers.Field> fields = new ArrayList<>();
        tree(bytes)
                .forEach(field -> fields.add(
                        new Headers.Field(field.get(0).textValue(), field.get(1).textValue())));
        return Headers.of(fields);
    }

    /** As bytes. */
    public static byte[] write(List<Difference> differences) {
        ArrayNode array = JSON.createArrayNode();
        for (Difference difference : differences) {
            ObjectNode node = array.addObject();
            write(node.putObject("at"), difference.at());
            node.put("pattern", difference.pattern().text());
            node.put("kind", difference.kind().name());
            node.put("severity", difference.severity().name());
            node.put("shape", difference.shape().text());
            write(node, "legacy", difference.legacy());
            write(node, "candidate", difference.candidate());
        }
        return bytes(array);
    }

    /** What {@link #write(List)} wrote. */
    public static List<Difference> readDifferences(byte[] bytes) {
        List<Difference> differences = new ArrayList<>();
        for (JsonNode node : tree(bytes)) {
            differences.add(new Difference(
                    location(node.get("at")),
                    new PathPattern(node.get("pattern").textValue()),
                    DifferenceKind.valueOf(node.get("kind").textValue()),
                    Severity.valueOf(node.get("severity").textValue()),
                    fragment(node.get("legacy")),
                    fragment(node.get("candidate")),
                    new ChangeShape(node.get("shape").textValue())));
        }
        return differences;
    }

    private static void write(ObjectNode node, Location at) {
        if (at instanceof Location.InBody body) {
            node.put("legacy", body.legacy().text())
                    .put("candidate", body.candidate().text());
        } else if (at instanceof Location.InHeader header) {
            node.put("header", header.name());
        } else {
            node.put("status", at instanceof Location.AtStatus);
        }
    }

    private static Location location(JsonNode node) {
        if (node.has("legacy")) {
            return new Location.InBody(
                    new JsonPointer(node.get("legacy").textValue()),
                    new JsonPointer(node.get("candidate").textValue()));
        }
        if (node.has("header")) {
            return new Location.InHeader(node.get("header").textValue());
        }
        return node.get("status").booleanValue() ? new Location.AtStatus() : new Location.WholeReply();
    }

    private static void write(ObjectNode node, String side, Fragment fragment) {
        if (fragment instanceof Fragment.Present present) {
            node.putObject(side)
                    .put("text", present.text())
                    .put("bytes", present.bytes())
                    .put("cut", present.cut());
        } else {
            node.putNull(side);
        }
    }

    private static Fragment fragment(JsonNode node) {
        return node.isNull()
                ? Fragment.absent()
                : new Fragment.Present(
                        node.get("text").textValue(),
                        node.get("bytes").intValue(),
                        node.get("cut").booleanValue());
    }

    private static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
