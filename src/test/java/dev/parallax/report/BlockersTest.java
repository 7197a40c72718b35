package dev.parallax.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockersTest {

    private static final String ORDER = "00000000000000a1";
    private static final String LEAK = "00000000000000b2";

    @Test
    void the_discrepancy_that_alone_keeps_most_tenants_back_comes_first() {
        List<Verdict> verdicts = List.of(
                verdict("one", open(ORDER)),
                verdict("two", open(ORDER), open(LEAK)),
                verdict("three", open(LEAK), reason(ReasonCode.SLOWER)),
                verdict("four", open(LEAK), reason(ReasonCode.BLACKOUT)));

        assertThat(Blockers.of(verdicts))
                .extracting(blocker -> blocker.id().hex(), Blockers.Blocker::alone, Blockers.Blocker::tenants)
                .containsExactly(tuple(ORDER, 1L, 2L), tuple(LEAK, 0L, 3L));
    }

    @Test
    void the_mismatch_rate_it_brings_about_is_no_second_obstacle() {
        assertThat(Blockers.of(List.of(verdict("one", open(ORDER), reason(ReasonCode.MISMATCH_RATE)))))
                .extracting(Blockers.Blocker::alone)
                .containsExactly(1L);
    }

    @Test
    void tenants_that_only_lack_evidence_are_kept_back_by_no_discrepancy() {
        Reason lacking = Reason.of(ReasonCode.SOAK, Decision.INSUFFICIENT_EVIDENCE, "m");

        assertThat(Blockers.of(List.of(verdict("one", lacking)))).isEmpty();
    }

    private static Verdict verdict(String tenant, Reason... reasons) {
        Verdict any = Staged.unknown(new Tenant(tenant));
        return new Verdict(
                any.tenant(),
                Decision.NOT_READY,
                List.of(reasons),
                any.sentence(),
                any.epoch(),
                any.serving(),
                any.counts(),
                any.at());
    }

    private static Reason open(String id) {
        return reason(ReasonCode.OPEN_DISCREPANCY).found("VALUE " + id);
    }

    private static Reason reason(ReasonCode code) {
        return Reason.of(code, Decision.NOT_READY, "m");
    }
}
