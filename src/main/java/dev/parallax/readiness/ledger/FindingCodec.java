package dev.parallax.readiness.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parallax.exchange.OperationId;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.LoggedVerdict.Finding;
import dev.parallax.readiness.ReasonCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Findings as the log keeps them: JSON in ASCII, so that no character of a name is lost on the way. */
final class FindingCodec {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private FindingCodec() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Line(
            ReasonCode code,
            Decision decision,
            @Nullable String operation,
            @Nullable String figure,
            @Nullable String limit) {}

    static byte[] write(List<Finding> findings) {
        try {
            return JSON.writeValueAsBytes(findings.stream()
                    .map(finding -> new Line(
                            finding.code(),
                            finding.decision(),
                            finding.operation() == null
                                    ? null
                                    : finding.operation().value(),
                            finding.figure(),
                            finding.limit()))
                    .toList());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static List<Finding> read(byte[] json) {
        try {
            return List.of(JSON.readValue(json, Line[].class)).stream()
                    .map(line -> new Finding(
                            line.code(),
                            line.decision(),
                            line.operation() == null ? null : new OperationId(line.operation()),
                            line.figure(),
                            line.limit()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the verdict log holds what Parallax did not write", e);
        }
    }
}
