package dev.parallax.report.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which discrepancies keep most tenants from moving.
 *
 * @param kind always {@value #KIND}
 * @param tenants how many tenants were looked at
 * @param discrepancies those first that alone keep most tenants
 */
public record BlockersDocument(String kind, long tenants, List<Blocker> discrepancies) {

    /** What {@link #kind} holds. */
    public static final String KIND = "blockers";

    /** Copies the list. */
    public BlockersDocument {
        discrepancies = List.copyOf(discrepancies);
    }

    /**
     * One of them.
     *
     * @param id the discrepancy
     * @param operation where
     * @param alone tenants it alone keeps from moving
     * @param tenants tenants it keeps from moving, alone or with others
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Blocker(String id, @Nullable String operation, long alone, long tenants) {}
}
