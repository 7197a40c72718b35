package dev.parallax.readiness;

import dev.parallax.evidence.Epoch;
import dev.parallax.exchange.OperationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What besides a tenant's own evidence bears on its verdict.
 *
 * @param refusedAt when evidence last spoke against the tenant; null if it never did
 * @param attempts the epochs in which mismatches made READY less likely than at their start, oldest first: each spent some of α
 * @param pool what all tenants showed together
 * @param present what runs and is in force by now
 * @param contract the operations the API promises; empty where that is not known
 */
public record Background(
        @Nullable Instant refusedAt, List<Epoch> attempts, Pool pool, Present present, List<OperationId> contract) {

    /** Nothing. */
    public static final Background NONE = new Background(null);

    /** Copies the lists. */
    public Background {
        attempts = List.copyOf(attempts);
        contract = List.copyOf(contract);
    }

    /** Nothing but that. */
    public Background(@Nullable Instant refusedAt) {
        this(refusedAt, List.of());
    }

    /** Nothing but that. */
    public Background(@Nullable Instant refusedAt, List<Epoch> attempts) {
        this(refusedAt, attempts, Pool.NONE, Present.UNKNOWN, List.of());
    }

    /** The same, beside what all tenants showed together. */
    public Background beside(Pool together) {
        return new Background(refusedAt, attempts, together, present, contract);
    }

    /** The same, as things are now. */
    public Background at(Present now) {
        return new Background(refusedAt, attempts, pool, now, contract);
    }

    /** The same, under a contract with those operations. */
    public Background under(List<OperationId> promised) {
        return new Background(refusedAt, attempts, pool, present, promised);
    }

    /** Which attempt at its builds {@code epoch} is, from 1: rules may change, and evidence begin afresh, in between. */
    public int attempt(Epoch epoch) {
        List<Epoch> sameBuilds = attempts.stream()
                .filter(each -> each.buildsKnown()
                        && each.legacy() != null
                        && each.legacy().equals(epoch.legacy())
                        && each.candidate() != null
                        && each.candidate().equals(epoch.candidate()))
                .toList();
        int known = sameBuilds.indexOf(epoch);
        return 1 + (known < 0 ? sameBuilds.size() : known);
    }
}
