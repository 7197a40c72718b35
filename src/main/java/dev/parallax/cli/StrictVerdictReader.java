package dev.parallax.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.parallax.exchange.Body;
import dev.parallax.readiness.Decision;
import dev.parallax.report.wire.ReadinessDocument;
import java.io.IOException;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads a verdict from JSON that leaves nothing to interpretation: one value, valid UTF-8, no member twice, no value of
 * another type. Members it does not know are ignored: servers may say more later.
 */
final class StrictVerdictReader {

    private static final ObjectReader READER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addDeserializer(Decision.class, new ExactDecision()))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build()
            .readerFor(ReadinessDocument.class);

    private StrictVerdictReader() {}

    /**
     * The verdict; null if the body is the literal {@code null}.
     *
     * @throws IOException if it is anything else
     */
    static @Nullable ReadinessDocument read(Body body) throws IOException {
        return READER.readValue(StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(body.bytes()))
                .toString());
    }

    /** Takes the four words exactly as they are; Jackson would take {@code "READY "} for READY. */
    private static final class ExactDecision extends StdDeserializer<Decision> {

        @Serial
        private static final long serialVersionUID = 1L;

        ExactDecision() {
            super(Decision.class);
        }

        @Override
        public Decision deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                throw context.wrongTokenException(parser, Decision.class, JsonToken.VALUE_STRING, "a decision is text");
            }
            for (Decision decision : Decision.values()) {
                if (decision.name().equals(parser.getText())) {
                    return decision;
                }
            }
            throw context.weirdStringException("", Decision.class, "no such decision");
        }
    }
}
