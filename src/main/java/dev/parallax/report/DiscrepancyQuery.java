package dev.parallax.report;

import dev.parallax.evidence.DiscrepancyFilter;
import dev.parallax.evidence.DiscrepancyState;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.Tenant;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Query parameters that say which discrepancies somebody wants to see; blank ones ask for any. */
public class DiscrepancyQuery {

    @Parameter(description = "Only those this tenant met")
    @QueryParam("tenant")
    @Nullable
    String tenant;

    @Parameter(description = "Only those of this operation")
    @QueryParam("operation")
    @Nullable
    String operation;

    @Parameter(description = "Only those this bad", schema = @Schema(implementation = Severity.class))
    @QueryParam("severity")
    @Nullable
    String severity;

    @Parameter(description = "Only those in this state", schema = @Schema(implementation = DiscrepancyState.class))
    @QueryParam("state")
    @Nullable
    String state;

    /**
     * What is asked for.
     *
     * @throws Problem 400 naming the parameter that is not what it must be
     */
    DiscrepancyFilter filter() {
        return new DiscrepancyFilter(
                given(tenant)
                        .map(name -> checked(new Problem.Field("tenant"), () -> new Tenant(name)))
                        .orElse(null),
                given(operation)
                        .map(id -> checked(new Problem.Field("operation"), () -> new OperationId(id)))
                        .orElse(null),
                given(severity)
                        .map(word -> oneOf(new Problem.Field("severity"), Severity.class, word))
                        .orElse(null),
                given(state)
                        .map(word -> oneOf(new Problem.Field("state"), DiscrepancyState.class, word))
                        .orElse(null));
    }

    /** The parameters that were given, by name. */
    Map<String, String> asked() {
        Map<String, String> asked = new TreeMap<>();
        given(tenant).ifPresent(value -> asked.put("tenant", value));
        given(operation).ifPresent(value -> asked.put("operation", value));
        given(severity).ifPresent(value -> asked.put("severity", value));
        given(state).ifPresent(value -> asked.put("state", value));
        return asked;
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    private interface Reading<T> {
        T read();
    }

    private static <T> T checked(Problem.Field field, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IllegalArgumentException invalid) {
            throw Problem.malformed(field, field.path() + " is too long or holds a control character.");
        }
    }

    static <E extends Enum<E>> E oneOf(Problem.Field field, Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> Problem.malformed(
                        field,
                        Arrays.stream(type.getEnumConstants())
                                .map(Enum::name)
                                .collect(Collectors.joining(", ", field.path() + " must be one of ", "."))));
    }
}
