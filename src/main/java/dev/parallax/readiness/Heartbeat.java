package dev.parallax.readiness;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a known difference comes through the whole pipeline, all the time: silence is not parity (D5). Thread-safe; asks
 * nobody.
 */
public interface Heartbeat {

    /** How it stands at this moment. */
    State state();

    /** The stations a beat passes, in order. */
    enum Stage {
        /** The data plane takes the read in. */
        CAPTURE,
        /** Both sides are asked, and their answers brought together. */
        SHADOW,
        /** The difference is seen and settled. */
        COMPARE,
        /** It is counted, written, and read again. */
        STORE,
        /** The judge holds it against the tenant. */
        VERDICT;

        /** In words of people: lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A beat that did not come through.
     *
     * @param stage the first station it did not pass
     * @param detail what was seen instead, as a clause without payload
     * @param since when the first of the beats lost in a row was sent
     */
    record Loss(Stage stage, String detail, Instant since) {}

    /**
     * How the heartbeat stands.
     *
     * @param startedAt when it began to beat; null while it does not
     * @param lastBeatAt when a beat last came through; null if none ever did
     * @param loss the newest loss; null if the newest beat came through or is still under way
     * @param silence how long after the last beat its absence is a loss by itself
     */
    record State(
            @Nullable Instant startedAt,
            @Nullable Instant lastBeatAt,
            @Nullable Loss loss,
            Duration silence) {

        /** Not beating, because the service does not run. */
        public static final State STILL = new State(null, null, null, Duration.ZERO);

        /** What keeps Parallax from vouching for itself, as a sentence; empty if nothing does. */
        public Optional<String> problem(Instant now) {
            if (startedAt == null) {
                return Optional.empty();
            }
            if (loss != null) {
                return Optional.of("the heartbeat was lost at stage "
                        + loss.stage().word() + " since " + loss.since() + ": " + loss.detail());
            }
            if (lastBeatAt == null) {
                return Optional.of("the heartbeat has not come through yet");
            }
            return now.isAfter(lastBeatAt.plus(silence))
                    ? Optional.of("the heartbeat has stood still since " + lastBeatAt)
                    : Optional.empty();
        }
    }
}
