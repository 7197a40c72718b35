package dev.parallax.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.parallax.report.Problem.Field;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Reads small request bodies strictly: no unknown member, none twice, nothing after the object. */
final class StrictJson {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /**
     * The body as {@code type}; members it lacks are null.
     *
     * @throws Problem 400 that names the member, or says what the body must be
     */
    static <T> T read(byte[] body, Class<T> type) {
        try {
            T given = STRICT.readValue(body, type);
            if (given == null) {
                throw Problem.malformed("The body must be a JSON object.");
            }
            return given;
        } catch (JsonMappingException wrong) {
            String path = wrong.getPath().stream()
                    .map(JsonMappingException.Reference::getFieldName)
                    .collect(Collectors.joining("."));
            throw path.isEmpty()
                    ? Problem.malformed("The body must be a JSON object with " + members(type) + ".")
                    : Problem.malformed(new Field(path), path + " is not known, or not of the right type.");
        } catch (JsonProcessingException notJson) {
            throw Problem.malformed("The body is not one JSON object.");
        } catch (IOException unreadable) {
            throw Problem.malformed("The body cannot be read.");
        }
    }

    private static String members(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.joining(", "));
    }
}
