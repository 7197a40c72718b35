package dev.parallax.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.readiness.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StandingsTest {

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger judged = new AtomicInteger();

    @Test
    void cheap_verdicts_are_judged_whenever_somebody_looks() {
        Standings standings = standings(Duration.ofMillis(3));

        standings.all();
        standings.all();

        assertThat(judged).hasValue(2);
    }

    @Test
    void costly_verdicts_take_one_part_in_twenty_of_a_thread_at_most() {
        Standings standings = standings(Duration.ofSeconds(1));

        standings.all();
        now.addAndGet(Duration.ofSeconds(19).toNanos());
        standings.all();
        assertThat(judged).hasValue(1);

        now.addAndGet(Duration.ofSeconds(1).toNanos());
        standings.all();
        assertThat(judged).hasValue(2);
    }

    /** Judging that takes so long. */
    private Standings standings(Duration cost) {
        return new Standings(
                new Standings.Judging() {
                    @Override
                    public List<Verdict> ofEverybody() {
                        judged.incrementAndGet();
                        now.addAndGet(cost.toNanos());
                        return List.of();
                    }

                    @Override
                    public List<Verdict> visible(List<Verdict> verdicts) {
                        return verdicts;
                    }
                },
                now::get);
    }
}
