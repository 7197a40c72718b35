package dev.parallax.report.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parallax.readiness.BreakGlass;
import dev.parallax.readiness.Decision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a named person lets a tenant move against its verdict.
 *
 * @param state whether it counts for the verdict it stands with
 * @param by who answers for it
 * @param because why
 * @param against the verdict that was overridden
 * @param from its first moment
 * @param until the first moment after it
 * @param revokedBy who ended it early; left out if nobody did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OverrideLine(
        BreakGlass.Standing state,
        String by,
        String because,
        Decision against,
        Instant from,
        Instant until,
        @Nullable String revokedBy) {

    /** Refuses to lack a required member. */
    public OverrideLine {
        Wire.required("override.state", state);
        Wire.required("override.by", by);
        Wire.required("override.because", because);
        Wire.required("override.against", against);
        Wire.required("override.from", from);
        Wire.required("override.until", until);
    }
}
