package dev.parallax.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parallax.evidence.Counts;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Tenant;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockersTest {

    private static final String ONE = "0000000000000001";
    private static final String TWO = "0000000000000002";

    private static Reason open(String id) {
        return Reason.of(ReasonCode.OPEN_DISCREPANCY, Decision.NOT_READY, "differs")
                .about(new OperationId("listings.get"))
                .found("VALUE " + id)
                .curedBy("fix the candidate");
    }

    private static Reason of(ReasonCode code, Decision decision) {
        Reason reason = Reason.of(code, decision, "m");
        return decision == Decision.READY ? reason : reason.curedBy("cure of " + code);
    }

    private static Verdict verdict(String tenant, Reason... reasons) {
        Decision decision = List.of(reasons).stream().map(Reason::decision).reduce(Decision.READY, Decision::and);
        return new Verdict(
                new Tenant(tenant), decision, List.of(reasons), "s", null, Side.LEGACY, Counts.NONE, Instant.EPOCH);
    }

    @Test
    void a_discrepancy_that_alone_keeps_more_tenants_comes_before_one_that_keeps_more_with_others() {
        List<Blockers.Blocker> blockers = Blockers.of(List.of(
                verdict("a", open(ONE), open(TWO)),
                verdict("b", open(ONE), open(TWO)),
                verdict("c", open(TWO), of(ReasonCode.MISMATCH_RATE, Decision.NOT_READY)),
                verdict("d", open(ONE), of(ReasonCode.SLOWER, Decision.NOT_READY)),
                verdict("e", of(ReasonCode.SOAK, Decision.INSUFFICIENT_EVIDENCE)),
                verdict("f", of(ReasonCode.SOAK, Decision.READY))));

        assertThat(blockers)
                .extracting(blocker -> blocker.discrepancy().hex(), Blockers.Blocker::alone, Blockers.Blocker::tenants)
                .containsExactly(tuple(TWO, 1L, 3L), tuple(ONE, 0L, 3L));
    }

    @Test
    void the_next_step_is_the_cheapest_cure_and_not_the_heaviest_reason() {
        Verdict verdict = verdict(
                "a",
                open(ONE),
                of(ReasonCode.DISTINCT_CASES, Decision.INSUFFICIENT_EVIDENCE),
                of(ReasonCode.SOAK, Decision.INSUFFICIENT_EVIDENCE),
                of(ReasonCode.STALE, Decision.READY));

        assertThat(NextStep.of(verdict).orElseThrow().code()).isEqualTo(ReasonCode.DISTINCT_CASES);
        assertThat(NextStep.of(verdict("b", of(ReasonCode.SOAK, Decision.READY))))
                .isEmpty();
        EnumSet.allOf(ReasonCode.class)
                .forEach(code -> assertThat(NextStep.effort(code)).isBetween(0, 7));
    }
}
