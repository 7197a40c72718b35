package dev.parallax.report;

import dev.parallax.evidence.DiscrepancyDetail;
import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.DiscrepancyReader;
import dev.parallax.evidence.DiscrepancyState;
import dev.parallax.evidence.recheck.RecheckRefusedException;
import dev.parallax.evidence.recheck.RecheckResult;
import dev.parallax.evidence.recheck.RecheckSubject;
import dev.parallax.evidence.recheck.RecheckWatch;
import dev.parallax.evidence.recheck.Rechecks;
import dev.parallax.exchange.Outcome;
import dev.parallax.exchange.Tenant;
import dev.parallax.report.job.Job;
import dev.parallax.report.job.JobFailedException;
import dev.parallax.report.job.JobWork;
import dev.parallax.report.job.Jobs;
import dev.parallax.report.job.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Asks both sides again as jobs, and puts what came of it in a sentence. Thread-safe. */
@ApplicationScoped
class RecheckJobs {

    private final Jobs jobs;
    private final Rechecks rechecks;
    private final DiscrepancyReader discrepancies;

    RecheckJobs(Jobs jobs, Rechecks rechecks, DiscrepancyReader discrepancies) {
        this.jobs = jobs;
        this.rechecks = rechecks;
        this.discrepancies = discrepancies;
    }

    /** Asks a tenant's recent reads again. Empty if too many jobs wait. */
    Optional<Job> submit(RecheckSubject.OfTenant subject) {
        return jobs.submit(JobWork.RECHECK, subject.tenant(), progress -> ofTenant(run(subject, progress)));
    }

    /** Asks the reads that showed a discrepancy again. Empty if too many jobs wait. */
    Optional<Job> submit(RecheckSubject.OfDiscrepancy subject) {
        Tenant only = subject.tenants()
                .filter(tenants -> tenants.size() == 1)
                .map(Set::iterator)
                .map(java.util.Iterator::next)
                .orElse(null);
        return jobs.submit(JobWork.RECHECK, only, progress -> ofDiscrepancy(subject.id(), run(subject, progress)));
    }

    private RecheckResult run(RecheckSubject subject, Progress progress) throws InterruptedException {
        try {
            return rechecks.run(subject, new RecheckWatch() {
                @Override
                public void total(int reads) {
                    progress.total(reads);
                }

                @Override
                public void step() {
                    progress.step();
                }

                @Override
                public boolean cancelled() {
                    return progress.cancelled();
                }
            });
        } catch (RecheckRefusedException refused) {
            throw new JobFailedException(String.valueOf(refused.getMessage()));
        }
    }

    private static String ofTenant(RecheckResult result) {
        if (result.asked() == 0) {
            return nothing(result);
        }
        return asked(result) + " " + counted(result.shown().size(), "discrepancy", "discrepancies") + " shown, "
                + result.gone().size() + " no longer shown by reads that had shown them." + leftOut(result);
    }

    private String ofDiscrepancy(DiscrepancyId id, RecheckResult result) {
        if (result.asked() == 0) {
            return nothing(result);
        }
        return verdict(id, result) + " " + asked(result) + leftOut(result);
    }

    private String verdict(DiscrepancyId id, RecheckResult result) {
        long shown = result.shown().getOrDefault(id, 0L);
        if (shown > 0) {
            return "Still different: " + shown + " of " + counted(result.asked(), "read", "reads")
                    + (shown == 1 ? " shows it." : " show it.");
        }
        if (!result.notShown().containsKey(id)) {
            return "Nothing can be said: no read could be compared.";
        }
        boolean fixed = discrepancies
                .one(id)
                .map(DiscrepancyDetail::group)
                .filter(group -> group.state() == DiscrepancyState.FIXED)
                .isPresent();
        return fixed
                ? "Fixed: no read shows it any more."
                : "No read shows it any more. It is called fixed once every tenant that met it was tried often enough under"
                        + " a newer build or rule book.";
    }

    private static String nothing(RecheckResult result) {
        return "Nothing was asked: no read is kept that can be asked again." + leftOut(result);
    }

    private static String asked(RecheckResult result) {
        Map<Outcome.Kind, Long> sorted = new TreeMap<>(result.outcomes());
        return sorted.entrySet().stream()
                .map(outcome -> outcome.getValue() + " " + outcome.getKey())
                .collect(Collectors.joining(
                        ", ", "Asked " + counted(result.asked(), "read", "reads") + " of both sides: ", "."));
    }

    private static String counted(long count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }

    private static String leftOut(RecheckResult result) {
        return result.leftOut().isEmpty()
                ? ""
                : new TreeMap<>(result.leftOut())
                        .entrySet().stream()
                                .map(reason -> reason.getValue() + " "
                                        + reason.getKey().word())
                                .collect(Collectors.joining(", ", " Left out: ", "."));
    }
}
