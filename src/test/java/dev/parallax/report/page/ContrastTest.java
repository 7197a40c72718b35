package dev.parallax.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContrastTest {

    @Test
    void what_changed_within_a_text_is_set_apart() {
        assertThat(Contrast.of("2026-04-17T11:30:00-04:00", "2026-04-17T11:30:00-05:00"))
                .isEqualTo(new Contrast("2026-04-17T11:30:00-0", "4", ":00"));
    }

    @Test
    void texts_that_share_little_are_shown_whole() {
        assertThat(Contrast.of("FREEHOLD", "LEASEHOLD AND MORE")).isEqualTo(new Contrast("FREEHOLD", "", ""));
        assertThat(Contrast.of("5", "6")).isEqualTo(new Contrast("5", "", ""));
    }

    @Test
    void a_text_beside_nothing_stands_alone() {
        assertThat(Contrast.of("\"+1 555\"", null)).isEqualTo(new Contrast("\"+1 555\"", "", ""));
        assertThat(Contrast.of(null, "\"+1 555\"")).isNull();
    }

    @Test
    void an_insertion_leaves_nothing_changed_on_the_side_without_it() {
        assertThat(Contrast.of("12345678", "1234-5678")).isEqualTo(new Contrast("1234", "", "5678"));
        assertThat(Contrast.of("1234-5678", "12345678")).isEqualTo(new Contrast("1234", "-", "5678"));
    }

    @Test
    void the_halves_of_one_character_stay_together() {
        String house = "a house \uD83C\uDFE0 here";
        String garden = "a house \uD83C\uDF33 here";

        assertThat(Contrast.of(house, garden)).isEqualTo(new Contrast("a house ", "\uD83C\uDFE0", " here"));
    }
}
