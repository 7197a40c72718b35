package dev.parallax.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Reply.Answer;
import dev.parallax.exchange.Tenant;
import dev.parallax.report.Problem.Field;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a compare request without changing a byte of the replies in it: a reply body given as a JSON object or
 * array is cut out of the request as it stands, so that duplicate keys, spellings of numbers and key order reach the
 * comparison. The envelope itself is read strictly; what is wrong is a {@link Problem} that names the member.
 */
final class GivenPairReader {

    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final byte[] request;
    private @Nullable String operation;
    private @Nullable String tenant;
    private @Nullable String rules;
    private @Nullable Answer legacy;
    private @Nullable Answer candidate;

    private GivenPairReader(byte[] request) {
        this.request = request;
    }

    /**
     * @throws Problem 400 naming the member that is not what it must be
     */
    static GivenPair read(byte[] request) {
        requireUtf8(request);
        try (JsonParser parser = STRICT.createParser(request)) {
            return new GivenPairReader(request).read(parser);
        } catch (StreamConstraintsException tooMuch) {
            throw Problem.malformed("The body is nested too deep or holds too long a name or number.");
        } catch (JsonProcessingException notJson) {
            throw Problem.malformed("The body is not one JSON object"
                    + (notJson.getLocation() == null
                            ? "."
                            : ": see line " + notJson.getLocation().getLineNr() + ", column "
                                    + notJson.getLocation().getColumnNr() + "."));
        } catch (IOException unreadable) {
            throw Problem.malformed("The body cannot be read.");
        }
    }

    private static void requireUtf8(byte[] request) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(request));
        } catch (CharacterCodingException notUtf8) {
            throw Problem.malformed("The body is not valid UTF-8; bytes that are not go into bodyBase64.");
        }
    }

    private GivenPair read(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw Problem.malformed("The body must be a JSON object.");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Field member = new Field(parser.currentName());
            parser.nextToken();
            switch (member.path()) {
                case "operation" -> operation = GivenReplyReader.text(parser, member);
                case "tenant" -> tenant = GivenReplyReader.text(parser, member);
                case "rules" -> rules = GivenReplyReader.text(parser, member);
                case "legacy" -> legacy = new GivenReplyReader(request, member).read(parser);
                case "candidate" -> candidate = new GivenReplyReader(request, member).read(parser);
                default ->
                    throw GivenReplyReader.unknown(new Field(""), "operation, tenant, legacy, candidate and rules");
            }
        }
        if (parser.nextToken() != null) {
            throw Problem.malformed("Something follows the JSON object.");
        }
        return pair();
    }

    private GivenPair pair() {
        Field operationField = new Field("operation");
        Field tenantField = new Field("tenant");
        String operationName = required(operation, operationField);
        String tenantName = required(tenant, tenantField);
        try {
            return new GivenPair(
                    new OperationId(operationName),
                    tenant(tenantName, tenantField),
                    required(legacy, new Field("legacy")),
                    required(candidate, new Field("candidate")),
                    Optional.ofNullable(rules));
        } catch (IllegalArgumentException invalid) {
            throw Problem.malformed(
                    operationField,
                    "operation must be 1 to " + OperationId.MAX_LENGTH + " characters without control characters.");
        }
    }

    private static Tenant tenant(String name, Field field) {
        if (!Tenant.isValid(name)) {
            throw Problem.malformed(
                    field, "tenant must be 1 to " + Tenant.MAX_LENGTH + " characters without control characters.");
        }
        return new Tenant(name);
    }

    private static <T> T required(@Nullable T value, Field field) {
        if (value == null) {
            throw Problem.malformed(field, field.path() + " is missing.");
        }
        return value;
    }
}
