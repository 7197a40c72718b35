package dev.parallax.evidence.gather;

import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.Severity;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says which discrepancy a difference belongs to, and what that is. One bug shows in the same words thousands of times, and
 * looking through them for secrets takes several times as long as comparing the pair: what was worked out once is remembered.
 * Values are no part of it and are not looked at. Thread-safe.
 */
final class Kinds {

    /** Beyond it all is forgotten and worked out anew; about 5 MB. */
    private static final int MOST = 10_000;

    private final Redactor redactor;
    private final Map<Words, Named> known = new ConcurrentHashMap<>();

    /**
     * What may be kept of a discrepancy.
     *
     * @param id its name
     * @param kind what it is, redacted
     */
    record Named(DiscrepancyId id, Batch.Kind kind) {}

    /** All that a discrepancy goes by, not redacted: for the memory of this process only. */
    private record Words(
            OperationId operation, DifferenceKind kind, Severity severity, PathPattern pattern, ChangeShape shape) {}

    Kinds(Redactor redactor) {
        this.redactor = redactor;
    }

    /** The discrepancy of {@code found}. */
    Named of(OperationId operation, Difference found) {
        Difference kept = redactor.offPaths(found);
        Words words = new Words(operation, kept.kind(), kept.severity(), kept.pattern(), kept.shape());
        Named named = known.get(words);
        if (named == null) {
            named = named(words);
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(words, named);
        }
        return named;
    }

    private Named named(Words words) {
        Batch.Kind kind = new Batch.Kind(
                words.operation(),
                words.kind(),
                Fingerprint.general(redactor.pattern(words.pattern())),
                redactor.shape(words.shape()),
                words.severity());
        return new Named(Fingerprint.of(kind), kind);
    }
}
