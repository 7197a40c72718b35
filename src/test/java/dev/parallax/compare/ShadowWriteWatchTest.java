package dev.parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.Tenant;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShadowWriteWatchTest {

    private static final Tenant ACME = new Tenant("acme");
    private static final Tenant OTHER = new Tenant("other");
    private static final OperationId GET = new OperationId("homeowners.get");
    private static final PathPattern VIEWS = new PathPattern("$.views");
    private static final Duration WINDOW = Duration.ofMillis(5);
    private static final Duration CONTROL = Duration.ofMillis(100);

    private final ShadowWriteWatch watch = new ShadowWriteWatch();

    @Test
    void a_place_that_changes_after_every_shadow_read_and_never_otherwise_is_written_by_the_shadow() {
        boolean accused = false;
        for (int read = 0; read < 6; read++) {
            watch.exposed(ACME, GET, WINDOW);
            accused = watch.changed(ACME, GET, VIEWS, false, CONTROL);
        }

        assertThat(accused).isTrue();
    }

    @Test
    void a_back_fill_on_first_sight_of_each_resource_is_found_among_reads_that_match() {
        boolean accused = false;
        for (int read = 0; read < 200; read++) {
            watch.exposed(ACME, GET, WINDOW);
            if (read % 10 == 0) {
                accused = watch.changed(ACME, GET, VIEWS, false, CONTROL);
            }
        }

        assertThat(accused).isTrue();
    }

    @Test
    void one_tenant_never_accuses_the_reads_of_another() {
        for (int read = 0; read < 50; read++) {
            watch.exposed(ACME, GET, WINDOW);
            watch.changed(ACME, GET, VIEWS, false, CONTROL);
        }

        watch.exposed(OTHER, GET, WINDOW);
        assertThat(watch.changed(OTHER, GET, VIEWS, false, CONTROL)).isFalse();
    }

    @Test
    void rows_that_move_by_themselves_never_accuse_the_shadow_in_a_million_reads() {
        Random random = new Random(7);
        double writesPerSecond = 0.5;
        boolean everAccused = false;

        for (int read = 0; read < 1_000_000; read++) {
            watch.exposed(ACME, GET, WINDOW);
            boolean raced = random.nextDouble() < 1 - Math.exp(-writesPerSecond * WINDOW.toMillis() / 1e3);
            if (raced) {
                boolean movedInControl =
                        random.nextDouble() < 1 - Math.exp(-writesPerSecond * CONTROL.toMillis() / 1e3);
                everAccused |= watch.changed(ACME, GET, VIEWS, movedInControl, CONTROL);
            }
        }

        assertThat(everAccused).isFalse();
    }

    @Test
    void the_tail_is_the_exact_binomial() {
        assertThat(ShadowWriteWatch.upperTail(0, 5, 0.3)).isCloseTo(1.0, within(1e-12));
        assertThat(ShadowWriteWatch.upperTail(5, 5, 0.3)).isCloseTo(Math.pow(0.3, 5), within(1e-15));
        assertThat(ShadowWriteWatch.upperTail(2, 3, 0.5)).isCloseTo(0.5, within(1e-12));
        assertThat(ShadowWriteWatch.upperTail(4, 4, 1)).isEqualTo(1);
        assertThat(ShadowWriteWatch.upperTail(1, 4, 0)).isZero();
    }
}
