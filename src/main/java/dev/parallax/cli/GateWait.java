package dev.parallax.cli;

import dev.parallax.readiness.Decision;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Asks again for as long as more evidence may change the answer: a lack may go away by itself, a wrong does not.
 *
 * @param longest when to give up
 * @param every time between two rounds
 * @param clock tells when
 * @param pause waits
 */
record GateWait(Duration longest, Duration every, Clock clock, Pause pause) {

    /** Waits for a time. */
    @FunctionalInterface
    interface Pause {
        void last(Duration duration) throws InterruptedException;
    }

    /** The first answers that are final, or the last ones before the time was up. */
    GateAnswers until(Supplier<GateAnswers> ask, Consumer<String> progress) {
        Instant end = clock.instant().plus(longest);
        while (true) {
            GateAnswers answers = ask.get();
            Duration left = Duration.between(clock.instant(), end);
            if (isFinal(answers) || left.compareTo(every) < 0) {
                return answers;
            }
            progress.accept(waiting(answers) + "; asking again in " + every.toSeconds() + " s");
            try {
                pause.last(every);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return answers;
            }
        }
    }

    private static boolean isFinal(GateAnswers answers) {
        return answers.outcome() == Decision.READY
                || answers.answers().stream()
                        .anyMatch(answer -> answer.decision() == Decision.NOT_READY && !answer.honoured());
    }

    private static String waiting(GateAnswers answers) {
        long ready = answers.answers().stream()
                .filter(answer -> answer.decision() == Decision.READY)
                .count();
        GateAnswers.Answer first = answers.answers().stream()
                .filter(answer -> answer.decision() != Decision.READY)
                .findFirst()
                .orElseThrow();
        return ready + " of " + answers.answers().size() + " ready; " + first.tenant() + ": "
                + GateText.deciding(first.answer());
    }
}
