package dev.parallax.report.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two replies to compare, statelessly.
 *
 * @param operation the operation they answer; decides which rules hold
 * @param tenant whose they are; decides which rules hold
 * @param legacy what legacy answered
 * @param candidate what the candidate answered
 * @param rules a rule book in YAML to judge by; the one in force if left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CompareRequest(
        @JsonProperty(required = true) String operation,
        @JsonProperty(required = true) String tenant,
        @JsonProperty(required = true) GivenReply legacy,
        @JsonProperty(required = true) GivenReply candidate,
        @Nullable String rules) {

    /**
     * A reply given by the caller. At most one of {@code body} and {@code bodyBase64}.
     *
     * @param status 200 to 599
     * @param headers one value per name
     * @param body the body as text
     * @param bodyBase64 the body's bytes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record GivenReply(
            @JsonProperty(required = true) int status,
            @Nullable Map<String, String> headers,
            @Nullable String body,
            @Nullable String bodyBase64) {}
}
