package dev.parallax.report.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What evidence is about.
 *
 * @param legacyBuild build of the legacy side; left out if its replies name none
 * @param candidateBuild build of the candidate side; left out if its replies name none
 * @param rules digest of the rule book, 64 hexadecimal digits
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EpochLine(
        @Nullable String legacyBuild, @Nullable String candidateBuild, String rules) {

    /** Refuses to lack a required member. */
    public EpochLine {
        Wire.required("rules", rules);
    }
}
