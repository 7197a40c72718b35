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
 * A discrepancy over all tenants that met it, or over the one that was asked for: one bug, one row.
 *
 * @param id the discrepancy
 * @param operation where
 * @param kind what sort
 * @param pattern where in the reply
 * @param shape how the value changes
 * @param severity how bad
 * @param state where it stands
 * @param acceptedUntil end of an acceptance, inclusive; null unless accepted
 * @param occurrences how often it was met, in every epoch that is kept
 * @param tenants how many tenants met it
 * @param firstSeen when it was first met
 * @param lastSeen when it was last met
 */
public record DiscrepancyGroup(
        DiscrepancyId id,
        OperationId operation,
        DifferenceKind kind,
        PathPattern pattern,
        ChangeShape shape,
        Severity severity,
        DiscrepancyState state,
        @Nullable LocalDate acceptedUntil,
        long occurrences,
        long tenants,
        Instant firstSeen,
        Instant lastSeen) {}
