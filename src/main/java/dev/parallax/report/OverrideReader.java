package dev.parallax.report;

import dev.parallax.evidence.TriageDecision.Actor;
import dev.parallax.evidence.TriageDecision.Because;
import dev.parallax.readiness.BreakGlass;
import dev.parallax.readiness.Verdict;
import dev.parallax.report.Problem.Field;
import dev.parallax.report.wire.OverrideRequest;
import java.time.Duration;
import java.time.Instant;

/** Reads the body that overrides a verdict strictly; what is wrong is a {@link Problem} that names the member. */
final class OverrideReader {

    private OverrideReader() {}

    /**
     * The override of {@code verdict}, from {@code now} on.
     *
     * @throws Problem 400
     */
    static BreakGlass read(byte[] body, Verdict verdict, Instant now) {
        OverrideRequest given = StrictJson.read(body, OverrideRequest.class);
        Integer minutes = given.minutes();
        if (minutes == null || minutes < 1 || minutes > BreakGlass.LONGEST.toMinutes()) {
            throw Problem.malformed(
                    new Field("minutes"),
                    "minutes must be 1 to " + BreakGlass.LONGEST.toMinutes() + ", so at most 24 h.");
        }
        return new BreakGlass(
                verdict.tenant(),
                new Actor(TriageReader.text(new Field("by"), given.by())),
                new Because(TriageReader.text(new Field("because"), given.because())),
                verdict.decision(),
                BreakGlass.Builds.of(verdict.epoch()),
                new BreakGlass.Span(now, now.plus(Duration.ofMinutes(minutes))),
                null);
    }
}
