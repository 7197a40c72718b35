package dev.parallax.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

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

    private static GivenPair read(String request) {
        return GivenPairReader.read(request.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
