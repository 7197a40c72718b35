package dev.parallax.readiness.policy;

import dev.parallax.exchange.OperationId;
import dev.parallax.rules.Glob;
import java.util.List;

/**
 * What holds otherwise for some operations.
 *
 * @param on globs over operation ids, any of which may match
 * @param adjustment what
 */
public record OperationOverride(List<Glob> on, OperationAdjustment adjustment) {

    /** Copies the list. */
    public OperationOverride {
        on = List.copyOf(on);
    }

    boolean covers(OperationId operation) {
        return on.stream().anyMatch(glob -> glob.matches(operation.value()));
    }
}
