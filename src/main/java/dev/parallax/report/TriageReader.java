package dev.parallax.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.parallax.evidence.DiscrepancyState;
import dev.parallax.evidence.TriageDecision;
import dev.parallax.report.Problem.Field;
import java.io.IOException;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the body of a triage request strictly; what is wrong is a {@link Problem} that names the member. */
final class TriageReader {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private TriageReader() {}

    /** The body as it comes, before it is checked. */
    record Given(
            @Nullable String state,
            @Nullable LocalDate until,
            @Nullable String because,
            @Nullable String by) {}

    /**
     * @param today an acceptance must not end before it
     * @throws Problem 400
     */
    static TriageDecision read(byte[] body, LocalDate today) {
        return decision(parse(body), today);
    }

    static TriageDecision decision(Given given, LocalDate today) {
        DiscrepancyState state = DiscrepancyQuery.oneOf(
                new Field("state"), DiscrepancyState.class, given.state() == null ? "" : given.state());
        if (state == DiscrepancyState.FIXED || state == DiscrepancyState.REGRESSED) {
            throw Problem.malformed(new Field("state"), "state " + state + " is found out by comparing, not decided.");
        }
        LocalDate until = given.until();
        Field end = new Field("until");
        if (state.blocks() && until != null) {
            throw Problem.malformed(end, "until must be left out for state " + state + ".");
        }
        if (!state.blocks() && until == null) {
            throw Problem.malformed(end, "until must be the last day of the acceptance.");
        }
        if (until != null && until.isBefore(today)) {
            throw Problem.malformed(end, "until must not lie in the past.");
        }
        return new TriageDecision(
                state,
                until,
                new TriageDecision.Because(text(new Field("because"), given.because())),
                new TriageDecision.Actor(text(new Field("by"), given.by())));
    }

    private static String text(Field field, @Nullable String text) {
        if (text == null || text.isBlank() || text.length() > 2_000) {
            throw Problem.malformed(field, field.path() + " must be 1 to 2000 characters.");
        }
        return text.strip();
    }

    private static Given parse(byte[] body) {
        try {
            Given given = STRICT.readValue(body, Given.class);
            if (given == null) {
                throw Problem.malformed("The body must be a JSON object.");
            }
            return given;
        } catch (JsonMappingException wrong) {
            String path = wrong.getPath().stream()
                    .map(JsonMappingException.Reference::getFieldName)
                    .collect(Collectors.joining("."));
            throw path.isEmpty()
                    ? Problem.malformed("The body must be a JSON object with state, until, because and by.")
                    : Problem.malformed(new Field(path), path + " is not known, or not of the right type.");
        } catch (JsonProcessingException notJson) {
            throw Problem.malformed("The body is not one JSON object.");
        } catch (IOException unreadable) {
            throw Problem.malformed("The body cannot be read.");
        }
    }
}
