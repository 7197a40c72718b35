package dev.parallax.readiness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.evidence.RunningBuilds;
import dev.parallax.exchange.BuildId;
import dev.parallax.readiness.Present;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.rules.book.RuleBookDigest;
import java.util.List;
import org.junit.jupiter.api.Test;

class PresentCheckTest {

    private static final RuleBookDigest SAME = new RuleBookDigest("0".repeat(64));

    private final TenantFixture tenant = new TenantFixture();

    private List<Reason> superseded(RunningBuilds builds, RuleBookDigest rules) {
        tenant.background = tenant.background.at(new Present(builds, rules));
        return tenant.verdict().reasons().stream()
                .filter(reason -> reason.code() == ReasonCode.SUPERSEDED)
                .toList();
    }

    private static RunningBuilds builds(String legacy, String candidate) {
        return new RunningBuilds(
                legacy == null ? null : new BuildId(legacy), candidate == null ? null : new BuildId(candidate));
    }

    @Test
    void what_took_over_is_named_beside_what_was_compared() {
        Reason reason = superseded(builds("L41", "C210"), SAME).get(0);

        assertThat(reason.message())
                .isEqualTo("nothing of the tenant was compared since candidate C210 took over from candidate C209");
        assertThat(reason.figure()).isEqualTo("candidate C209");
        assertThat(reason.limit()).isEqualTo("candidate C210");
        assertThat(reason.cure())
                .isEqualTo("let the tenant's next reads be compared, or `parallax recheck --tenant acme`");
    }

    @Test
    void all_that_changed_is_named_and_nothing_else() {
        assertThat(superseded(builds("L42", "C210"), new RuleBookDigest("f".repeat(64))))
                .singleElement()
                .satisfies(reason -> assertThat(reason.limit())
                        .isEqualTo("legacy L42, candidate C210, rules "
                                + new RuleBookDigest("f".repeat(64)).abbreviated()));
        assertThat(superseded(builds("L41", "C209"), new RuleBookDigest("f".repeat(64))))
                .singleElement()
                .satisfies(reason -> assertThat(reason.figure()).isEqualTo("rules " + SAME.abbreviated()));
    }

    @Test
    void what_is_not_known_is_not_held_against_it() {
        assertThat(superseded(builds("L41", "C209"), SAME)).isEmpty();
        assertThat(superseded(builds(null, null), null)).isEmpty();
        assertThat(superseded(builds(null, "C209"), null)).isEmpty();

        tenant.candidate = null;
        assertThat(superseded(builds("L41", "C210"), SAME)).isEmpty();
    }

    @Test
    void where_nothing_was_compared_at_all_that_is_what_is_said() {
        tenant.lastComparedAt = null;

        assertThat(superseded(builds("L41", "C210"), SAME)).isEmpty();
    }
}
