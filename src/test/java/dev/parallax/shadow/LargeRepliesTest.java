package dev.parallax.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.exchange.Body;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Operation;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.PathTemplate;
import dev.parallax.exchange.ReadId;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.ReadRequest;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.SkipReason;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Which reads are not asked for because their replies would be thrown away. */
class LargeRepliesTest {

    private static final Reply TOO_LARGE = new Reply.NotKept(SkipReason.TOO_LARGE);
    private static final Reply SMALL = new Reply.Answer(200, Headers.empty(), Body.empty());

    private Instant now = Instant.EPOCH;
    private final LargeReplies large = new LargeReplies(new BreakerLimits(3, Duration.ofSeconds(5)), () -> now);

    @Test
    void after_so_many_in_a_row_one_is_asked_for_in_every_pause() {
        answered(TOO_LARGE, 3);

        assertThat(mayFit(Side.CANDIDATE)).isFalse();
        now = now.plusSeconds(5);
        assertThat(mayFit(Side.CANDIDATE)).isTrue();
        assertThat(mayFit(Side.CANDIDATE)).as("while that one is under way").isFalse();
        answered(TOO_LARGE, 1);
        assertThat(mayFit(Side.CANDIDATE)).isFalse();
    }

    @Test
    void one_that_fits_ends_it() {
        answered(TOO_LARGE, 3);
        now = now.plusSeconds(5);
        assertThat(mayFit(Side.CANDIDATE)).isTrue();
        answered(SMALL, 1);

        assertThat(mayFit(Side.CANDIDATE)).isTrue();
        answered(TOO_LARGE, 2);
        assertThat(mayFit(Side.CANDIDATE)).as("counted from the beginning").isTrue();
    }

    @Test
    void one_that_was_not_asked_for_after_all_or_brought_nothing_leaves_the_next_to_try() {
        answered(TOO_LARGE, 3);
        now = now.plusSeconds(5);

        assertThat(mayFit(Side.CANDIDATE)).isTrue();
        large.abandoned(Side.CANDIDATE, read());
        assertThat(mayFit(Side.CANDIDATE)).isTrue();
        answered(new Reply.NotKept(SkipReason.CLIENT_GONE), 1);
        assertThat(mayFit(Side.CANDIDATE)).isTrue();
    }

    @Test
    void those_that_the_byte_budget_cut_off_count_too() {
        answered(new Reply.NotKept(SkipReason.BYTE_BUDGET), 2);
        answered(TOO_LARGE, 1);

        assertThat(mayFit(Side.CANDIDATE)).isFalse();
    }

    @Test
    void the_other_side_is_asked_as_ever() {
        answered(TOO_LARGE, 3);

        assertThat(mayFit(Side.LEGACY)).isTrue();
    }

    private boolean mayFit(Side side) {
        return large.mayFit(side, read());
    }

    private void answered(Reply reply, int times) {
        for (int i = 0; i < times; i++) {
            large.answered(read(), new Exchange(Side.CANDIDATE, reply, null, Duration.ZERO));
        }
    }

    private static CapturedRead read() {
        return new CapturedRead(
                new ReadId("0".repeat(31) + "1"),
                new Tenant("acme"),
                new Operation(new OperationId("exports.get"), ReadMethod.GET, new PathTemplate("/**")),
                new ReadRequest(ReadMethod.GET, new Target("/exports/1"), Headers.empty(), Body.empty()),
                Side.LEGACY,
                Origin.PROXY,
                Instant.EPOCH);
    }
}
