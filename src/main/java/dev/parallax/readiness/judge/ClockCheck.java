package dev.parallax.readiness.judge;

import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Is the evidence from the past? A clock that jumped back would make stale evidence look fresh. */
final class ClockCheck implements Check {

    /** Two machines that keep time agree better than this. */
    static final Duration TOLERANCE = Duration.ofMinutes(1);

    @Override
    public List<Reason> findings(Docket docket) {
        Instant latest = docket.now().plus(TOLERANCE);
        return Stream.of(docket.evidence().lastComparedAt(), docket.evidence().epochStartedAt())
                .filter(Objects::nonNull)
                .filter(at -> at.isAfter(latest))
                .limit(1)
                .map(at -> Reason.of(
                                ReasonCode.CLOCK_SKEW,
                                Decision.UNKNOWN,
                                "evidence is dated " + Shown.duration(Duration.between(docket.now(), at))
                                        + " in the future")
                        .found(Shown.moment(at))
                        .asked("not after " + Shown.moment(docket.now()))
                        .curedBy("set the clocks of this machine and the database right"))
                .toList();
    }
}
