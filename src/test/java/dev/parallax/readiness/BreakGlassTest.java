package dev.parallax.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.evidence.Counts;
import dev.parallax.evidence.Epoch;
import dev.parallax.evidence.TriageDecision.Actor;
import dev.parallax.evidence.TriageDecision.Because;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.BreakGlass.Standing;
import dev.parallax.rules.book.RuleBookDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreakGlassTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private static Verdict verdict(Instant at, String candidate) {
        return new Verdict(
                new Tenant("acme"),
                Decision.NOT_READY,
                List.of(Reason.of(ReasonCode.SLOWER, Decision.NOT_READY, "it is slow")),
                "nothing",
                new Epoch(new BuildId("L41"), new BuildId(candidate), new RuleBookDigest("0".repeat(64))),
                Side.LEGACY,
                Counts.NONE,
                at);
    }

    private static BreakGlass given(Duration span) {
        Verdict verdict = verdict(NOON, "C209");
        return new BreakGlass(
                verdict.tenant(),
                new Actor("Ada Lovelace"),
                new Because("The regulator's deadline."),
                verdict.decision(),
                BreakGlass.Builds.of(verdict.epoch()),
                new BreakGlass.Span(NOON, NOON.plus(span)),
                null);
    }

    @Test
    void it_counts_until_its_last_moment_and_for_the_builds_it_was_given_for() {
        BreakGlass day = given(Duration.ofHours(24));

        assertThat(day.standing(verdict(NOON, "C209"))).isEqualTo(Standing.IN_FORCE);
        assertThat(day.standing(verdict(NOON.plus(Duration.ofHours(24)).minusNanos(1), "C209")))
                .isEqualTo(Standing.IN_FORCE);
        assertThat(day.standing(verdict(NOON.plus(Duration.ofHours(24)), "C209")))
                .isEqualTo(Standing.EXPIRED);
        assertThat(day.standing(verdict(NOON, "C210"))).isEqualTo(Standing.OTHER_BUILDS);
    }

    @Test
    void none_is_longer_than_a_day_or_empty() {
        assertThatThrownBy(() -> given(Duration.ofHours(24).plusNanos(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> given(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_verdict_that_shows_it_says_who_until_when_and_why_and_is_the_same_verdict() {
        Verdict shown = verdict(NOON, "C209").showing(given(Duration.ofHours(2)));

        assertThat(shown.decision()).isEqualTo(Decision.NOT_READY);
        assertThat(shown.reasons().get(0).code()).isEqualTo(ReasonCode.SLOWER);
        assertThat(shown.reasons().get(1))
                .satisfies(reason -> assertThat(reason.code()).isEqualTo(ReasonCode.OVERRIDDEN))
                .satisfies(reason -> assertThat(reason.message())
                        .isEqualTo(
                                "Ada Lovelace lets it move whatever the verdict, until 2026-11-26T14:00:00Z; because:"
                                        + " The regulator's deadline."));
    }

    @Test
    void a_later_verdict_shows_it_still_and_says_that_it_no_longer_counts() {
        BreakGlass given = given(Duration.ofHours(2));
        BreakGlass revoked = new BreakGlass(
                given.tenant(),
                given.by(),
                given.because(),
                given.against(),
                given.between(),
                given.span(),
                new BreakGlass.Revocation(new Actor("Grace Hopper"), NOON.plusSeconds(60)));

        assertThat(message(given, verdict(NOON.plus(Duration.ofDays(3)), "C209")))
                .contains("its time is over");
        assertThat(message(given, verdict(NOON, "C210"))).contains("other builds answer now");
        assertThat(message(revoked, verdict(NOON, "C209")))
                .contains("no longer counts: revoked by Grace Hopper at 2026-11-26T12:01:00Z");
    }

    private static String message(BreakGlass given, Verdict verdict) {
        return verdict.showing(given).reasons().get(1).message();
    }
}
