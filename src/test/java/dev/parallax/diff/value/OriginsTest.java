package dev.parallax.diff.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {

    private final Origins origins =
            Origins.of(URI.create("http://legacy:8080/base"), URI.create("https://candidate.internal"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://legacy:8080/a/1|https://candidate.internal/a/1",
                "http://legacy:8080|https://candidate.internal:443",
                "HTTP://Legacy:8080/a|https://CANDIDATE.internal/a",
                "<http://legacy:8080/a>; rel=next, <http://legacy:8080/b>|<https://candidate.internal/a>; rel=next, <https://candidate.internal/b>",
                "see http://legacy:8080?x=http://legacy:8080/y|see https://candidate.internal?x=https://candidate.internal/y"
            })
    void each_side_naming_itself_is_the_same(String legacy, String candidate) {
        assertThat(origins.equivalent(legacy, candidate)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://legacy:8080/a/1|https://candidate.internal/a/2",
                "http://legacy:8080/a|http://legacy:8080/a?",
                "http://legacy:8080/a|http://evil.example/a",
                "http://legacy:8080/a|https://candidate.internal.evil.example/a",
                "http://legacy:8080/a|https://candidate.internal:8443/a",
                "http://legacy:80801/a|https://candidate.internal/a",
                "https://candidate.internal/a|http://legacy:8080/a",
                "a|b",
                "/a|https://candidate.internal/a"
            })
    void anything_else_is_not(String legacy, String candidate) {
        assertThat(origins.equivalent(legacy, candidate)).isFalse();
    }

    @Test
    void a_candidate_that_names_legacy_is_different() {
        assertThat(origins.equivalent("http://legacy:8080/a", "http://legacy:8080/a"))
                .as(
                        "equal bytes never get here; that the candidate leads back to legacy shows once it names another path")
                .isFalse();
    }

    @Test
    void unknown_origins_excuse_nothing() {
        assertThat(Origins.UNKNOWN.equivalent("http://a/x", "http://b/x")).isFalse();
    }
}
