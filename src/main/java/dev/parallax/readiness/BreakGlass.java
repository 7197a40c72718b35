package dev.parallax.readiness;

import dev.parallax.evidence.Epoch;
import dev.parallax.evidence.TriageDecision.Actor;
import dev.parallax.evidence.TriageDecision.Because;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That a named person lets one tenant move against its verdict, for a while. It never changes the verdict: whoever moves
 * tenants has to ask for it by name.
 *
 * @param tenant who may move
 * @param by who answers for it
 * @param because why
 * @param against what was overridden
 * @param between the builds it was given for
 * @param span when it holds
 * @param revoked who ended it early; null if nobody did
 */
public record BreakGlass(
        Tenant tenant,
        Actor by,
        Because because,
        Decision against,
        Builds between,
        Span span,
        @Nullable Revocation revoked) {

    /** The longest one can be given for. */
    public static final Duration LONGEST = Duration.ofHours(24);

    /**
     * The builds somebody had in mind; null for one that was not known.
     *
     * @param legacy of the legacy side
     * @param candidate of the candidate
     */
    public record Builds(@Nullable BuildId legacy, @Nullable BuildId candidate) {

        /** Those of an epoch; none known without one. */
        public static Builds of(@Nullable Epoch epoch) {
            return epoch == null ? new Builds(null, null) : new Builds(epoch.legacy(), epoch.candidate());
        }
    }

    /**
     * A while.
     *
     * @param from its first moment
     * @param until the first moment after it
     */
    public record Span(Instant from, Instant until) {

        /**
         * @throws IllegalArgumentException if it is empty, or longer than {@link #LONGEST}
         */
        public Span {
            if (!until.isAfter(from) || until.isAfter(from.plus(LONGEST))) {
                throw new IllegalArgumentException("an override holds for more than no time and at most 24 h");
            }
        }
    }

    /**
     * That it was ended early.
     *
     * @param by who ended it
     * @param at when
     */
    public record Revocation(Actor by, Instant at) {}

    /** Whether it counts. */
    public enum Standing {
        /** It does. */
        IN_FORCE,
        /** Somebody ended it. */
        REVOKED,
        /** Its time is over. */
        EXPIRED,
        /** Other builds answer now than those it was given for. */
        OTHER_BUILDS
    }

    /** Whether it counts for {@code verdict}. */
    public Standing standing(Verdict verdict) {
        if (revoked != null) {
            return Standing.REVOKED;
        }
        if (!verdict.at().isBefore(span.until())) {
            return Standing.EXPIRED;
        }
        return Objects.equals(between, Builds.of(verdict.epoch())) ? Standing.IN_FORCE : Standing.OTHER_BUILDS;
    }

    /** As a verdict shows it: who, until when, why, and whether it counts. */
    Reason shownIn(Verdict verdict) {
        Standing standing = standing(verdict);
        String who = by.name() + (standing == Standing.IN_FORCE ? " lets" : " let") + " it move whatever the verdict";
        String when = standing == Standing.IN_FORCE
                ? ", until " + span.until()
                : ", from " + span.from() + " until " + span.until() + ", which no longer counts: " + ended(standing);
        return Reason.of(ReasonCode.OVERRIDDEN, Decision.READY, who + when + "; because: " + because.text())
                .found(standing)
                .asked("at most 24 h, one tenant, the builds it was given for");
    }

    private String ended(Standing standing) {
        return switch (standing) {
            case IN_FORCE -> "";
            case REVOKED -> revoked == null ? "" : "revoked by " + revoked.by().name() + " at " + revoked.at();
            case EXPIRED -> "its time is over";
            case OTHER_BUILDS -> "other builds answer now";
        };
    }
}
