package dev.parallax.diff.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.diff.json.Span;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeShapesTest {

    @ParameterizedTest
    @CsvSource({
        "62, 63, number changed",
        "1200, 12, number times a power of ten",
        "12.5, 125, number times a power of ten",
        "-7, 7, number changed sign",
        "-70, 70, number changed sign",
        "0, 5, zero became number",
        "0.0, 5, zero became number",
        "50, 0, number became zero",
        "12.5, 13, number changed",
        "12.52, 12.5, number rounded",
        "12.51, 12.52, number changed in its last digit",
        "1e400, 1e401, number times a power of ten"
    })
    void a_number_that_changed_says_how(String legacy, String candidate, String shape) {
        assertThat(ChangeShapes.value(span(legacy), span(candidate)).text()).isEqualTo(shape);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "1", "-1", "10", "-10", "100", "7", "70", "7.0", "0.7", "12.5", "125", "999999999999999999"
            })
    void short_numbers_get_the_same_words_as_numbers_in_text_which_are_read_in_full(String legacy) {
        for (String candidate : new String[] {"2", "-2", "20", "1000", "-7", "7000", "0.5", "700000000000000000"}) {
            String words = ChangeShapes.value(span(legacy), span(candidate)).text();

            assertThat("in text: " + words).isEqualTo(ChangeShapes.text(legacy, candidate));
        }
    }

    private static Span span(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new Span(bytes, 0, bytes.length);
    }
}
