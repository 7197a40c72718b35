package dev.parallax.report;

import dev.parallax.compare.PairJudge;
import dev.parallax.diff.value.Origins;
import dev.parallax.evidence.DiscrepancyDetail;
import dev.parallax.evidence.DiscrepancyFilter;
import dev.parallax.evidence.DiscrepancyGroup;
import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.report.access.Caller;
import dev.parallax.report.access.CurrentCaller;
import dev.parallax.report.backtest.Backtest;
import dev.parallax.report.backtest.Books;
import dev.parallax.report.backtest.Case;
import dev.parallax.report.job.Job;
import dev.parallax.report.job.JobWork;
import dev.parallax.report.job.Jobs;
import dev.parallax.report.wire.BacktestDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Tries edited rules on what the caller may see, with bounded work. Thread-safe, blocking. */
@ApplicationScoped
class Backtests {

    /** Discrepancies tried while the caller waits, worst first. */
    private static final int MOST = 300;

    private static final int REMEMBERED = 20;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final VisibleDiscrepancies discrepancies;
    private final CurrentCaller caller;
    private final PairJudge judge;
    private final Clock clock;
    private final Jobs jobs;

    // Guarded by itself; the most recent ones, by job.
    private final Map<String, Trial> trials = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Trial> eldest) {
            return size() > REMEMBERED;
        }
    };

    Backtests(VisibleDiscrepancies discrepancies, CurrentCaller caller, Origins origins, Clock clock, Jobs jobs) {
        this.discrepancies = discrepancies;
        this.caller = caller;
        this.judge = new PairJudge(origins);
        this.clock = clock;
        this.jobs = jobs;
    }

    /** Told after every discrepancy. */
    @FunctionalInterface
    interface Progress {

        /**
         * One more discrepancy was tried.
         *
         * @param done discrepancies tried
         * @return false to stop
         */
        boolean tried(int done);
    }

    /**
     * Work that was laid out for a caller, and may be done on any thread.
     *
     * @param books the rules
     * @param groups the discrepancies to try
     * @param leftOut how many more there are
     * @param meant the discrepancy the rules are meant for; null if none was named
     * @param asking who may see what
     */
    record Plan(
            Books books,
            List<DiscrepancyGroup> groups,
            int leftOut,
            @Nullable DiscrepancyId meant,
            Caller asking) {}

    /** Lays out the work: all of it, or what can be done while somebody waits. */
    Plan plan(Books books, @Nullable DiscrepancyId meant, boolean all) {
        PageRequest part = new PageRequest(0, all ? PageRequest.MAX_SIZE : MOST);
        VisibleDiscrepancies.Selection first = discrepancies.list(DiscrepancyFilter.ANY, part);
        List<DiscrepancyGroup> groups = new ArrayList<>(first.groups());
        while (all && groups.size() < first.total() && !first.groups().isEmpty()) {
            part = new PageRequest(part.number() + 1, part.size());
            VisibleDiscrepancies.Selection next = discrepancies.list(DiscrepancyFilter.ANY, part);
            if (next.groups().isEmpty()) {
                break;
            }
            groups.addAll(next.groups());
        }
        return new Plan(books, List.copyOf(groups), (int) (first.total() - groups.size()), meant, caller.get());
    }

    /**
     * A try of all samples, as a job.
     *
     * @param edit what was edited
     * @param meant the discrepancy it is meant for; null if none was named
     * @param job the job
     * @param outcome what was found out; empty until it is done
     */
    record Trial(
            EditedRules.Edit edit,
            @Nullable DiscrepancyId meant,
            Job job,
            AtomicReference<@Nullable BacktestDocument> outcome) {

        @Nullable
        BacktestDocument result() {
            return outcome.get();
        }
    }

    /**
     * Begins to try all samples.
     *
     * @throws Problem 429 if too many jobs wait
     */
    Trial begin(EditedRules.Edit edit, Books books, @Nullable DiscrepancyId meant) {
        EveryTenant.required(caller, "A try of all samples");
        Plan plan = plan(books, meant, true);
        AtomicReference<@Nullable BacktestDocument> outcome = new AtomicReference<>();
        Job job = jobs.submit(JobWork.BACKTEST, null, progress -> {
                    progress.total(plan.groups().size());
                    BacktestDocument found = run(plan, done -> {
                        progress.step();
                        return !progress.cancelled();
                    });
                    outcome.set(found);
                    return found.disappears() + " discrepancies would disappear, " + found.stays() + " stay, "
                            + found.warnings().size() + " warnings.";
                })
                .orElseThrow(() -> Problem.busy("Too many jobs wait already; try again when some are over."));
        Trial trial = new Trial(edit, meant, job, outcome);
        synchronized (trials) {
            trials.put(job.id().text(), trial);
        }
        return trial;
    }

    /** The trial of that job; empty if it is forgotten, or not for the caller. */
    Optional<Trial> trial(String job) {
        EveryTenant.required(caller, "A try of all samples");
        synchronized (trials) {
            return Optional.ofNullable(trials.get(job));
        }
    }

    /** Does what fits into the time somebody waits. */
    BacktestDocument runWithin(Plan plan) {
        long end = System.nanoTime() + LONGEST.toNanos();
        return run(plan, done -> System.nanoTime() < end);
    }

    /** Does the work until {@code progress} says stop. */
    BacktestDocument run(Plan plan, Progress progress) {
        Backtest backtest = new Backtest(judge, plan.books(), LocalDate.now(clock));
        int done = 0;
        for (DiscrepancyGroup group : plan.groups()) {
            Optional<DiscrepancyDetail> detail = discrepancies.one(group.id(), plan.asking());
            detail.ifPresent(known -> backtest.add(new Case(
                    known.group(), ChangeSentence.of(group.kind(), group.pattern(), group.shape()), known.samples())));
            done++;
            if (!progress.tried(done)) {
                break;
            }
        }
        return backtest.document(plan.meant(), plan.leftOut() + plan.groups().size() - done);
    }
}
