package dev.parallax.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivenPairReaderTest {

    @Test
    void a_body_given_as_json_arrives_as_it_was_spelt() {
        String spelt = "{ \"é\\u00e9\" : 1.0e+2 ,\n\t\"b\":[ ] , \"big\": 12345678901234567890123 }";

        GivenPair pair = read("{\"operation\":\"ö\",\"tenant\":\"t\",\"legacy\":{\"status\":200,\"body\":" + spelt
                + "}," + "\"candidate\":{\"body\": [1 , 2] ,\"status\":404}}");

        assertThat(text(pair.legacy().body().bytes())).isEqualTo(spelt);
        assertThat(text(pair.candidate().body().bytes())).isEqualTo("[1 , 2]");
        assertThat(pair.candidate().status()).isEqualTo(404);
    }

    @Test
    void a_body_given_as_text_arrives_unescaped_and_null_is_no_body() {
        GivenPair pair = read("{\"operation\":\"o\",\"tenant\":\"t\",\"rules\":null,"
                + "\"legacy\":{\"status\":200,\"body\":\"{\\\"a\\\":1,\\\"a\\\":2}\"},"
                + "\"candidate\":{\"status\":200,\"body\":null,\"headers\":{\"Set-Cookie\":[\"a\",\"b\"]}}}");

        assertThat(text(pair.legacy().body().bytes())).isEqualTo("{\"a\":1,\"a\":2}");
        assertThat(pair.candidate().body().isEmpty()).isTrue();
        assertThat(pair.candidate().headers().all("set-cookie")).containsExactly("a", "b");
        assertThat(pair.rules()).isEmpty();
    }

    @Test
    void duplicate_keys_and_huge_numbers_in_a_body_are_the_comparisons_business() {
        String twice = "{\"a\":1,\"a\":2, \"n\": " + "9".repeat(5_000) + ", \"e\": 1e1000000}";

        GivenPair pair = read("{\"operation\":\"o\",\"tenant\":\"t\",\"legacy\":{\"status\":200,\"body\":" + twice
                + "},\"candidate\":{\"status\":200,\"body\":[]}}");

        assertThat(text(pair.legacy().body().bytes())).isEqualTo(twice);
    }

    @Test
    void a_body_of_twenty_megabytes_is_taken() {
        String large = "x".repeat(20 << 20);

        GivenPair pair = read("{\"operation\":\"o\",\"tenant\":\"t\",\"legacy\":{\"status\":200,\"body\":\"" + large
                + "\\n\"},\"candidate\":{\"status\":200,\"bodyBase64\":\""
                + Base64.getEncoder().encodeToString(large.getBytes(StandardCharsets.UTF_8)) + "\"}}");

        assertThat(pair.legacy().body().length()).isEqualTo(large.length() + 1);
        assertThat(pair.candidate().body().length()).isEqualTo(large.length());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"operation":"o","operation":"p"}      | a member that stands there twice at line 1, column 18
            {"operation":"o" "tenant":"t"}         | unexpected character at line 1, column 18
            {"operation":"o",}                     | no member name where one must be at line 1, column 18
            {"operation":o}                        | not a value at line 1, column 14
            {"operation":"o                        | document ends early at line 1, column 16
            """)
    void what_is_wrong_with_the_envelope_is_named_with_its_place(String request, String problem) {
        assertThatThrownBy(() -> read(request)).hasMessageContaining(problem);
    }

    private static GivenPair read(String request) {
        return GivenPairReader.read(request.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
