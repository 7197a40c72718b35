package dev.parallax.compare;

import dev.parallax.compare.Classified.Differs;
import dev.parallax.compare.Classified.Final;
import dev.parallax.diff.Comparison.Compared;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Outcome;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.Side;
import dev.parallax.rules.book.RuleBook;
import dev.parallax.shadow.Backends;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Tells a bug from data that moved between the two reads (A-B-A). The serving side answered A, the shadow B; both are
 * asked again:
 *
 * <ol>
 *   <li>A' (serving), B' (shadow), A'' (serving). Serving the same three times and the shadow different again: a bug.
 *   <li>Serving the same, and the shadow now agrees: serving is asked twice more. Still the same: a bug that comes and
 *       goes. Otherwise the data flips to and fro: UNSTABLE.
 *   <li>Serving different: the data moved, or the shadow moved it. A control read without a shadow read before it feeds
 *       {@link ShadowWriteWatch}; if that accuses the shadow, SHADOW_WRITE. Else fresh A-B-A rounds with back-off until
 *       serving stands still around a shadow read; if it never does, UNSTABLE.
 * </ol>
 *
 * <p>What the first of these re-reads shows is noted whatever becomes of the case: where serving differs from itself.
 *
 * <p>Re-reads are bounded by {@link RereadBudget}; without one left the mismatch counts as it is. Thread-safe; holds no
 * thread while it waits.
 */
final class Settling {

    private static final Duration SHORTEST_CONTROL = Duration.ofMillis(20);
    private static final Duration LONGEST_CONTROL = Duration.ofMillis(200);

    private final PairComparer comparer;
    private final Backends backends;
    private final RereadBudget budget;
    private final ShadowWriteWatch watch;
    private final CompareConfig.Settle config;
    private final RepeatSink repeats;
    private final Executor executor;

    Settling(
            PairComparer comparer,
            Backends backends,
            RereadBudget budget,
            ShadowWriteWatch watch,
            CompareConfig.Settle config,
            RepeatSink repeats,
            Executor executor) {
        this.comparer = comparer;
        this.backends = backends;
        this.budget = budget;
        this.watch = watch;
        this.config = config;
        this.repeats = repeats;
        this.executor = executor;
    }

    /** The case under settlement: all re-reads belong to this one read and rule book. */
    private record Case(Pair pair, Compared comparison, RuleBook book, LocalDate today) {

        CapturedRead read() {
            return pair.read();
        }

        Settled mismatch() {
            return new Settled(pair, new Outcome.Mismatch(comparison.differences()), comparison.masked());
        }

        Settled unstable() {
            return new Settled(pair, new Outcome.Unstable(), List.of());
        }
    }

    /** Settles a pair that differs. */
    CompletionStage<Settled> settle(Pair pair, Compared comparison, RuleBook book, LocalDate today) {
        Case subject = new Case(pair, comparison, book, today);
        if (!budget.tryTake(3)) {
            return done(subject.mismatch());
        }
        return askServing(subject).thenComposeAsync(again -> firstReread(subject, again), executor);
    }

    private CompletionStage<Settled> firstReread(Case subject, Exchange again) {
        if (refused(again)) {
            return done(subject.mismatch());
        }
        List<Difference> drift = drift(subject, subject.pair().serving(), again);
        repeats.askedAgain(subject.read(), drift, subject.book().digestOn(subject.today()));
        if (!drift.isEmpty()) {
            return moving(subject, drift, again);
        }
        return askShadow(subject)
                .thenCompose(shadow -> askServing(subject)
                        .thenComposeAsync(serving -> secondReread(subject, shadow, serving), executor));
    }

    /** Serving stood still so far: did the shadow differ again? */
    private CompletionStage<Settled> secondReread(Case subject, Exchange shadow, Exchange serving) {
        if (refused(shadow) || refused(serving)) {
            return done(subject.mismatch());
        }
        List<Difference> drift = drift(subject, subject.pair().serving(), serving);
        if (!drift.isEmpty()) {
            return moving(subject, drift, serving);
        }
        Pair fresh = Pair.of(subject.read(), serving, shadow);
        return classify(subject, fresh) instanceof Differs ? done(subject.mismatch()) : intermittent(subject);
    }

    /** Serving stood still and the shadow came round: a bug that comes and goes, unless the data flips to and fro. */
    private CompletionStage<Settled> intermittent(Case subject) {
        if (!budget.tryTake(2)) {
            return done(subject.mismatch());
        }
        return askServingLater(subject, config.backOff())
                .thenCompose(third -> askServingLater(subject, config.backOff())
                        .thenApplyAsync(
                                fourth -> stoodStill(subject, third) && stoodStill(subject, fourth)
                                        ? subject.mismatch()
                                        : subject.unstable(),
                                executor));
    }

    /** A re-read that was refused shows no movement; the mismatch counts. */
    private boolean stoodStill(Case subject, Exchange again) {
        return refused(again) || drift(subject, subject.pair().serving(), again).isEmpty();
    }

    /** Serving answered otherwise after a shadow read: control window, then fresh rounds. */
    private CompletionStage<Settled> moving(Case subject, List<Difference> drift, Exchange latest) {
        if (!budget.tryTake(1)) {
            return done(subject.unstable());
        }
        Duration window = controlWindow(subject);
        return askServingLater(subject, window)
                .thenComposeAsync(control -> afterControl(subject, drift, latest, control, window), executor);
    }

    private CompletionStage<Settled> afterControl(
            Case subject, List<Difference> drift, Exchange latest, Exchange control, Duration window) {
        if (refused(control)) {
            return done(subject.unstable());
        }
        List<Difference> accused = accused(subject, drift, drift(subject, latest, control), window);
        return accused.isEmpty() ? round(subject, 1) : done(shadowWrite(subject, accused));
    }

    private CompletionStage<Settled> round(Case subject, int number) {
        if (number > config.rounds() || !budget.tryTake(3)) {
            return done(subject.unstable());
        }
        return askServingLater(subject, config.backOff().multipliedBy(1L << (number - 1)))
                .thenCompose(before -> askShadow(subject)
                        .thenCompose(shadow -> askServing(subject)
                                .thenComposeAsync(
                                        after -> endOfRound(subject, before, shadow, after, number), executor)));
    }

    private CompletionStage<Settled> endOfRound(
            Case subject, Exchange before, Exchange shadow, Exchange after, int number) {
        if (refused(before) || refused(shadow) || refused(after)) {
            return done(subject.unstable());
        }
        return drift(subject, before, after).isEmpty()
                ? done(settledBy(subject, Pair.of(subject.read(), before, shadow)))
                : round(subject, number + 1);
    }

    private Settled settledBy(Case subject, Pair fresh) {
        Classified classified = classify(subject, fresh);
        if (classified instanceof Final settled) {
            return new Settled(fresh, settled.outcome(), settled.masked());
        }
        Compared compared = ((Differs) classified).comparison();
        return new Settled(fresh, new Outcome.Mismatch(compared.differences()), compared.masked());
    }

    private List<Difference> accused(
            Case subject, List<Difference> drift, List<Difference> controlDrift, Duration window) {
        Set<Object> movedByItself = new HashSet<>();
        controlDrift.forEach(difference -> movedByItself.add(difference.pattern()));
        List<Difference> accused = new ArrayList<>();
        Set<Object> counted = new HashSet<>();
        for (Difference difference : drift) {
            boolean firstAtThisPlace = counted.add(difference.pattern());
            if (firstAtThisPlace
                    && watch.changed(
                            subject.read().tenant(),
                            subject.read().operation().id(),
                            difference.pattern(),
                            movedByItself.contains(difference.pattern()),
                            window)) {
                accused.add(difference);
            }
        }
        return accused;
    }

    private static Settled shadowWrite(Case subject, List<Difference> accused) {
        List<Difference> differences = accused.stream()
                .map(difference -> new Difference(
                        difference.at(),
                        difference.pattern(),
                        DifferenceKind.SHADOW_WRITE,
                        Severity.CRITICAL,
                        difference.legacy(),
                        difference.candidate(),
                        new ChangeShape("changed by a shadow read")))
                .toList();
        return new Settled(
                subject.pair(),
                new Outcome.Mismatch(differences),
                subject.comparison().masked());
    }

    /** Whether a budget of the shadow stage or the kill switch kept the re-read from being made. */
    private static boolean refused(Exchange reread) {
        return reread.reply() instanceof Reply.NotKept;
    }

    private Classified classify(Case subject, Pair pair) {
        return comparer.classify(pair, subject.book(), subject.today());
    }

    private List<Difference> drift(Case subject, Exchange before, Exchange after) {
        return comparer.drift(subject.read(), before, after, subject.book(), subject.today());
    }

    private static Duration controlWindow(Case subject) {
        Duration longest = longest(subject.pair());
        if (longest.compareTo(SHORTEST_CONTROL) < 0) {
            return SHORTEST_CONTROL;
        }
        return longest.compareTo(LONGEST_CONTROL) > 0 ? LONGEST_CONTROL : longest;
    }

    /** An upper bound of the time between the two reads of a pair that were sent together. */
    static Duration longest(Pair pair) {
        Duration legacy = pair.legacy().latency();
        Duration candidate = pair.candidate().latency();
        return legacy.compareTo(candidate) > 0 ? legacy : candidate;
    }

    private CompletionStage<Exchange> askServing(Case subject) {
        return ask(subject, subject.read().serving());
    }

    private CompletionStage<Exchange> askShadow(Case subject) {
        return ask(subject, subject.read().serving().other());
    }

    private CompletionStage<Exchange> ask(Case subject, Side side) {
        return backends.ask(side, subject.read());
    }

    private CompletionStage<Exchange> askServingLater(Case subject, Duration delay) {
        Executor delayed = CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS, executor);
        return CompletableFuture.supplyAsync(() -> askServing(subject), delayed).thenCompose(asked -> asked);
    }

    private static CompletionStage<Settled> done(Settled settled) {
        return CompletableFuture.completedFuture(settled);
    }
}
