package dev.parallax.evidence.stage;

import dev.parallax.evidence.PipelineHealth;
import dev.parallax.evidence.gather.Gatherer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Answers: can Parallax vouch for what it kept? */
final class Vouching {

    private final Gatherer gatherer;
    private final FlushLoop.View view;
    private final Duration staleAfter;
    /** Longest time between two flushes that succeed: an idle run flushes too, to say that it lives. */
    private final Duration longestSilence;

    /**
     * @param flushInterval time between two flushes, while reads come in
     */
    Vouching(Gatherer gatherer, FlushLoop.View view, Duration staleAfter, Duration flushInterval) {
        this.gatherer = gatherer;
        this.view = view;
        this.staleAfter = staleAfter;
        Duration rhythm = flushInterval.compareTo(Flusher.HEARTBEAT) > 0 ? flushInterval : Flusher.HEARTBEAT;
        Duration slow = rhythm.multipliedBy(4);
        this.longestSilence = slow.compareTo(staleAfter) > 0 ? slow : staleAfter;
    }

    PipelineHealth health(Instant now) {
        List<String> problems = new ArrayList<>();
        Flusher.State state = view.state();
        Instant since = state.failingSince();
        if (since != null && (state.lastFlushAt() == null || now.isAfter(since.plus(staleAfter)))) {
            problems.add("evidence has not reached the store since " + since + " (" + state.failure() + ")");
        } else if (state.lastFlushAt() == null) {
            problems.add("evidence has not reached the store yet");
        } else if (now.isAfter(state.lastFlushAt().plus(longestSilence))) {
            problems.add("evidence has not reached the store since " + state.lastFlushAt() + " (no answer)");
        }
        if (state.spoolFull()) {
            problems.add("the spool takes no more: a crash now would lose evidence gathered since " + since);
        }
        if (view.damaged() > 0) {
            problems.add(
                    view.damaged() + " spooled batches were damaged or unknown to the store: their reads are lost");
        }
        if (gatherer.refused() > 0) {
            problems.add(
                    gatherer.refused() + " reads were not kept: too many different tenants and operations at once");
        }
        if (gatherer.strays() > 0) {
            problems.add(gatherer.strays() + " reads were not captured once and then observed once");
        }
        if (view.unaccounted() > 0) {
            problems.add("reads vanished or were counted twice in " + view.unaccounted() + " operations of tenants");
        }
        return new PipelineHealth(problems, state.lastFlushAt());
    }
}
