package dev.parallax.evidence.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.capture.InvalidSettingException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {

    @Test
    void paths_are_read_from_a_list_as_it_is_written_in_the_environment() {
        EvidenceConfig.Samples samples = samples("redact-paths", "$.customer.card,$..notes,$.people.*['a\\,b'],$.l[0]");

        assertThat(samples.redactPaths().orElseThrow())
                .containsExactly("$.customer.card", "$..notes", "$.people.*['a,b']", "$.l[0]");
        assertThatCode(() -> Redaction.requireUsable(samples)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "redact-paths | $.a,customer.card | 'customer.card' | did you mean $.customer.card?",
                "redact-paths | $.l[ | '$.l[' | at character 5, ']' is missing",
                "redact-paths | $.l[?@.kind == 1] | '$.l[?@.kind == 1]' | a filter cannot be followed",
                "redact-paths | $.l[1:3] | '$.l[1:3]' | a slice cannot be followed",
                "redact-paths | $.l[-1] | '$.l[-1]' | an index from the end cannot be followed",
                "redact-patterns | a(b | 'a(b' | missing closing )",
            })
    void a_path_or_pattern_that_cannot_be_used_is_refused_by_name(
            String setting, String written, String got, String why) {
        assertThatThrownBy(() -> Redaction.requireUsable(samples(setting, written)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("parallax.evidence.samples." + setting)
                .hasMessageContaining("PARALLAX_EVIDENCE_SAMPLES_"
                        + setting.toUpperCase(Locale.ROOT).replace('-', '_'))
                .hasMessageContaining("is " + got + ", but must be")
                .hasMessageContaining(why);
    }

    private static EvidenceConfig.Samples samples(String setting, String written) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withDefaultValues(Map.of("parallax.evidence.samples." + setting, written))
                .withMapping(EvidenceConfig.class)
                .build()
                .getConfigMapping(EvidenceConfig.class)
                .samples();
    }
}
