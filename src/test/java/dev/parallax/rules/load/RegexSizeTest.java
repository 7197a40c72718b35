package dev.parallax.rules.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** F4: neither matching nor compiling a rule's regex can hang. */
class RegexSizeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a{100}){100}){100}",
                "(a{1000}){1000}",
                "(?:[a-z]{2,500}){500}",
                "([^]a]{100,}){100}",
                "(\\d{99}x){99}",
                "a{1000}b{1000}c{1000}d{1000}e{1000}f"
            })
    void written_out_repeats_are_too_large(String regex) {
        assertThat(RegexSize.of(regex)).isGreaterThan(RegexSize.MAX);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abc|3",
                "[0-9a-f]{32}|32",
                "(ab){10}|40",
                "[[:alpha:]]{3}|3",
                "[]]{4}|4",
                "[^]]{4}|4",
                "a{x}|4",
                "\\{5}|3",
                "\\Q{5}\\E|5",
                "\\d{4}-\\d{2}|7"
            })
    void ordinary_ones_are_not(String regex, long size) {
        assertThat(RegexSize.of(regex)).isEqualTo(size);
    }
}
