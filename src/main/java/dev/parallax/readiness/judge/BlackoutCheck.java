package dev.parallax.readiness.judge;

import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import java.util.List;

/** May anybody be moved at this hour? */
final class BlackoutCheck implements Check {

    @Override
    public List<Reason> findings(Docket docket) {
        return docket
                .policy()
                .blackout(docket.now())
                .map(blackout -> Reason.of(
                                ReasonCode.BLACKOUT,
                                Decision.NOT_READY,
                                "nobody is moved from " + blackout + ": " + blackout.because())
                        .found(docket.now()
                                .atZone(blackout.zone())
                                .toLocalTime()
                                .withNano(0))
                        .asked("outside " + blackout)
                        .curedBy("ask again at " + blackout.to() + " " + blackout.zone()))
                .stream()
                .toList();
    }
}
