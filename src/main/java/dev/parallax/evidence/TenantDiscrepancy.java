package dev.parallax.evidence;

import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.Severity;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A discrepancy as one tenant meets it.
 *
 * @param id the discrepancy
 * @param operation where
 * @param kind what sort
 * @param pattern where in the reply
 * @param shape how the value changes
 * @param severity how bad
 * @param state where it stands
 * @param acceptedUntil end of an acceptance, inclusive; null unless accepted
 * @param occurrences how often this tenant met it in the current epoch
 * @param firstSeen when this tenant first met it
 * @param lastSeen when this tenant last met it
 */
public record TenantDiscrepancy(
        DiscrepancyId id,
        OperationId operation,
        DifferenceKind kind,
        PathPattern pattern,
        ChangeShape shape,
        Severity severity,
        DiscrepancyState state,
        @Nullable LocalDate acceptedUntil,
        long occurrences,
        Instant firstSeen,
        Instant lastSeen) {}
