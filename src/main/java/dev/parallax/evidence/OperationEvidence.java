package dev.parallax.evidence;

import dev.parallax.exchange.OperationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one operation of one tenant in its current epoch.
 *
 * @param operation which
 * @param counts by outcome, in this epoch
 * @param distinctCases lower bound of the number of distinct cases among the matches of this epoch: operation, parameter
 *     shape, resource and reply shape
 * @param mismatchedCases estimate of the number of distinct cases among the mismatches of this epoch
 * @param seenOnce distinct cases seen exactly once in this epoch, for the Good–Turing estimate
 * @param maskedMatches matches of this epoch that leaned on a rule
 * @param latency both sides' latencies in this epoch
 * @param servedReads the tenant's reads of this operation in the profile window, in any epoch, compared or not
 * @param lastComparedAt the newest compared read of this epoch; null if there is none
 */
public record OperationEvidence(
        OperationId operation,
        Counts counts,
        long distinctCases,
        long mismatchedCases,
        long seenOnce,
        long maskedMatches,
        LatencyProfile latency,
        long servedReads,
        @Nullable Instant lastComparedAt) {}
