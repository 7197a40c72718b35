package dev.parallax.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.report.page.Shown.Span;
import org.junit.jupiter.api.Test;

class ShownTest {

    @Test
    void what_stands_between_backticks_is_code_and_moments_beside_it_are_read_by_people() {
        assertThat(Shown.spans("since 2026-11-21T10:00:00.123456789Z, or `parallax recheck --tenant acme`; else wait"))
                .containsExactly(
                        new Span("since 2026-11-21 10:00 UTC, or ", false),
                        new Span("parallax recheck --tenant acme", true),
                        new Span("; else wait", false));
    }

    @Test
    void a_single_backtick_is_one() {
        assertThat(Shown.spans("it`s")).containsExactly(new Span("it`s", false));
        assertThat(Shown.spans("`a` and `b")).containsExactly(new Span("a", true), new Span(" and `b", false));
        assertThat(Shown.spans("")).isEmpty();
    }
}
