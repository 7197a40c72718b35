package dev.parallax.readiness;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What besides a tenant's own evidence bears on its verdict.
 *
 * @param refusedAt when evidence last spoke against the tenant; null if it never did
 */
public record Background(@Nullable Instant refusedAt) {

    /** Nothing. */
    public static final Background NONE = new Background(null);
}
