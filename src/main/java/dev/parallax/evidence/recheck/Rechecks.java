package dev.parallax.evidence.recheck;

import dev.parallax.capture.DataPlane;
import dev.parallax.capture.ReadSink;
import dev.parallax.capture.RecordedRead;
import dev.parallax.capture.RecordedReads;
import dev.parallax.capture.recorded.RecordedRequest;
import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.stage.EvidenceStage;
import dev.parallax.evidence.stage.Findings;
import dev.parallax.evidence.stage.RecheckConfig;
import dev.parallax.evidence.store.RepeatableRead;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.Outcome;
import dev.parallax.exchange.ReadRequest;
import dev.parallax.exchange.SkipReason;
import dev.parallax.exchange.Tenant;
import dev.parallax.shadow.KillSwitch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks both sides again for reads that were kept: the same question with the operator's own credentials, one at a time at a
 * polite pace, through the pipeline that production's reads take. Today's allow-list decides whether a read may be asked at
 * all, the shadow's budgets whether it may be now, and the kill switch stops it. Thread-safe, blocking.
 */
@ApplicationScoped
public class Rechecks {

    /** How often a read that showed a discrepancy is asked, where few did, so that its silence says something. */
    private static final int TRIES = 3;
    /** Longest wait for the outcome of one read: far longer than all its deadlines and settling rounds. */
    private static final long PATIENCE_SECONDS = 120;
    /** Refusals in a row by the shadow's budgets after which asking makes no sense. */
    private static final int MOST_REFUSALS = 10;

    private final EvidenceStage evidence;
    private final DataPlane plane;
    private final ReadSink sink;
    private final KillSwitch killSwitch;
    private final Findings findings;
    private final Pacing pacing;

    Rechecks(
            EvidenceStage evidence,
            DataPlane plane,
            ReadSink sink,
            KillSwitch killSwitch,
            Findings findings,
            RecheckConfig config) {
        this.evidence = evidence;
        this.plane = plane;
        this.sink = sink;
        this.killSwitch = killSwitch;
        this.findings = findings;
        this.pacing = new Pacing(Math.max(1, config.rate()));
    }

    /**
     * Asks again, and returns when all that came of it is in the store.
     *
     * @throws RecheckRefusedException if nothing may be asked, or no more
     * @throws InterruptedException if it was cancelled while it waited; what was asked until then counts
     * @throws dev.parallax.evidence.StoreUnavailableException if what was kept cannot be read
     */
    public RecheckResult run(RecheckSubject subject, RecheckWatch watch) throws InterruptedException {
        refuseIfKilled();
        RecordedReads reads = plane.recorded()
                .orElseThrow(
                        () -> new RecheckRefusedException("The data plane does not run, so nothing can be asked."));
        List<RepeatableRead> planned = often(kept(subject));
        watch.total(planned.size());
        ResultTally tally = new ResultTally();
        int refusals = 0;
        for (RepeatableRead read : planned) {
            if (watch.cancelled()) {
                break;
            }
            RecordedRead again = reads.read(recorded(read), read.tenant(), Origin.RECHECK);
            if (again instanceof RecordedRead.Replayable replayable) {
                boolean compared = ask(replayable.read(), read, tally);
                refusals = compared ? 0 : refusals + 1;
                if (refusals >= MOST_REFUSALS) {
                    throw new RecheckRefusedException(
                            refusals + " reads in a row could not be asked: a side is down, or the shadow's budgets are"
                                    + " used up. Try again later.");
                }
            } else {
                tally.leftOut(((RecordedRead.Refused) again).reason());
            }
            watch.step();
        }
        evidence.bringIn();
        return tally.result();
    }

    private List<RepeatableRead> kept(RecheckSubject subject) {
        if (subject instanceof RecheckSubject.OfDiscrepancy ofDiscrepancy) {
            return evidence.stored().showing(ofDiscrepancy.id()).stream()
                    .filter(read -> ofDiscrepancy
                            .tenants()
                            .map(visible -> visible.contains(read.tenant()))
                            .orElse(true))
                    .toList();
        }
        RecheckSubject.OfTenant ofTenant = (RecheckSubject.OfTenant) subject;
        return evidence.stored().repeatable(ofTenant.tenant(), ofTenant.operation());
    }

    /** Where a tenant has few reads that showed a discrepancy, those are asked several times. */
    static List<RepeatableRead> often(List<RepeatableRead> kept) {
        record Shown(Tenant tenant, DiscrepancyId id) {}
        Map<Shown, Integer> tries = new HashMap<>();
        List<RepeatableRead> planned = new ArrayList<>(kept);
        kept.forEach(read -> read.showed().forEach(id -> tries.merge(new Shown(read.tenant(), id), 1, Integer::sum)));
        for (int round = 1; round < TRIES; round++) {
            for (RepeatableRead read : kept) {
                boolean tooFew = read.showed().stream()
                        .anyMatch(id -> tries.getOrDefault(new Shown(read.tenant(), id), 0) < TRIES);
                if (tooFew) {
                    planned.add(read);
                    read.showed().forEach(id -> tries.merge(new Shown(read.tenant(), id), 1, Integer::sum));
                }
            }
        }
        return planned;
    }

    /** Asks one read and waits for what comes of it. @return whether it was asked at all */
    private boolean ask(CapturedRead read, RepeatableRead kept, ResultTally tally) throws InterruptedException {
        pacing.awaitTurn();
        refuseIfKilled();
        CompletableFuture<Findings.Found> found = findings.expect(read.id());
        sink.mirrored(read);
        try {
            return take(found.get(PATIENCE_SECONDS, TimeUnit.SECONDS), kept, tally);
        } catch (TimeoutException lost) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("nobody fails a finding", impossible);
        } finally {
            findings.forget(read.id());
        }
    }

    private boolean take(Findings.Found found, RepeatableRead kept, ResultTally tally) {
        Outcome outcome = found.observation().outcome();
        tally.outcome(outcome.kind());
        found.finding().discrepancies().forEach(tally::shown);
        boolean compared = outcome.kind() == Outcome.Kind.MATCH || outcome.kind() == Outcome.Kind.MISMATCH;
        if (compared) {
            for (DiscrepancyId id : kept.showed()) {
                if (!found.finding().discrepancies().contains(id)) {
                    tally.notShown(id);
                    evidence.retried(id, kept.tenant(), found.finding().epoch());
                }
            }
        }
        return !(outcome instanceof Outcome.NotCompared skipped) || !refused(skipped.reason());
    }

    private static boolean refused(SkipReason reason) {
        return switch (reason) {
            case BREAKER_OPEN, IN_FLIGHT_LIMIT, DESCRIPTOR_LIMIT, BYTE_BUDGET, QUEUE_FULL, KILLED, SHUTDOWN -> true;
            default -> false;
        };
    }

    private void refuseIfKilled() {
        if (killSwitch.engaged()) {
            throw new RecheckRefusedException("The kill switch is on: nothing is asked until it is released.");
        }
    }

    private static RecordedRequest recorded(RepeatableRead read) {
        ReadRequest request = read.request();
        return new RecordedRequest(
                request.method().name(), request.target(), request.headers(), request.body(), read.tenant());
    }
}
