package dev.parallax.readiness.wave;

import dev.parallax.evidence.OperationEvidence;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A tenant as far as the order of moving goes.
 *
 * @param tenant who
 * @param ready whether it may move
 * @param moved whether the candidate serves it already
 * @param reads its blast radius: reads it was served within the profile window
 * @param operations what it uses
 */
public record Standing(Tenant tenant, boolean ready, boolean moved, long reads, Set<OperationId> operations) {

    /** Copies the set. */
    public Standing {
        operations = Set.copyOf(operations);
    }

    /** How {@code evidence} and the verdict on it put a tenant. */
    public static Standing of(TenantEvidence evidence, Decision decision) {
        return new Standing(
                evidence.tenant(),
                decision == Decision.READY,
                evidence.serving() == Side.CANDIDATE,
                evidence.operations().stream()
                        .mapToLong(OperationEvidence::servedReads)
                        .sum(),
                evidence.operations().stream()
                        .filter(operation -> operation.servedReads() > 0)
                        .map(OperationEvidence::operation)
                        .collect(Collectors.toSet()));
    }
}
