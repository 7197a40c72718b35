package dev.parallax.evidence.gather;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The parts of a batch while stripes add theirs. Used by one thread. */
final class BatchParts {

    final List<Batch.Usage> usages = new ArrayList<>();
    final List<Batch.Standing> standings = new ArrayList<>();
    final List<Batch.Tally> tallies = new ArrayList<>();
    final List<Batch.RuleUse> ruleUses = new ArrayList<>();
    final List<Batch.Met> discrepancies = new ArrayList<>();
    final List<Batch.Overflow> overflows = new ArrayList<>();
    final List<Sample> samples = new ArrayList<>();
    final List<Batch.TenantEpoch> epochs = new ArrayList<>();
    final List<Batch.InFlight> inFlight = new ArrayList<>();
    final List<Batch.Recent> recents = new ArrayList<>();
    final List<Batch.Retry> retries = new ArrayList<>();

    Batch batch(Instant at) {
        return new Batch(
                at,
                usages,
                standings,
                tallies,
                ruleUses,
                discrepancies,
                overflows,
                samples,
                epochs,
                inFlight,
                recents,
                retries);
    }
}
