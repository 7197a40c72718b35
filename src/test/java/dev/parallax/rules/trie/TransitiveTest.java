package dev.parallax.rules.trie;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import dev.parallax.exchange.RuleId;
import dev.parallax.rules.Glob;
import dev.parallax.rules.Governance;
import dev.parallax.rules.Rule;
import dev.parallax.rules.RuleScope;
import dev.parallax.rules.RuleTarget;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.path.Literal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransitiveTest {

    private static final Treatment TRIM = new Treatment.TextForm(Set.of(Treatment.TextStep.TRIM));
    private static final Treatment REPLACE = new Treatment.Replace(Pattern.compile("a"), "b");
    private static final Treatment HOST = new Treatment.UrlIgnoring(Set.of(Treatment.UrlPart.HOST));
    private static final Treatment NULL = new Treatment.AbsentLike(List.of(new Literal.Null()));
    private static final Treatment LENIENT = new Treatment.TypeLenient();
    private static final Treatment EMBEDDED = new Treatment.EmbeddedJson();
    private static final Treatment PATTERN = new Treatment.MustMatch(Pattern.compile("a+"));

    @Test
    void a_distance_is_not_transitive() {
        assertThat(Transitive.are(List.of(new Treatment.NumberTolerance(new BigDecimal("0.1"), null, null))))
                .isFalse();
        assertThat(Transitive.are(List.of(new Treatment.InstantTolerance(Duration.ZERO, ZoneOffset.UTC))))
                .isFalse();
    }

    @Test
    void one_notion_of_sameness_is_transitive() {
        for (Treatment alone : List.of(TRIM, REPLACE, HOST, NULL, LENIENT, EMBEDDED, PATTERN, map("ACTIVE"))) {
            assertThat(Transitive.are(List.of(alone))).as("%s", alone).isTrue();
        }
        assertThat(Transitive.are(List.of())).isTrue();
    }

    @Test
    void rewriting_texts_in_several_ways_is_one_notion() {
        assertThat(Transitive.are(List.of(TRIM, REPLACE, HOST))).isTrue();
    }

    @Test
    void two_notions_at_one_place_are_not_transitive() {
        for (Treatment one : List.of(TRIM, NULL, LENIENT, EMBEDDED, map("ACTIVE"))) {
            for (Treatment other : List.of(TRIM, NULL, LENIENT, EMBEDDED, map("ACTIVE"))) {
                assertThat(Transitive.are(List.of(one, other)))
                        .as("%s, %s", one, other)
                        .isEqualTo(one.equals(other));
            }
        }
    }

    @Test
    void what_says_nothing_about_scalars_changes_nothing() {
        assertThat(Transitive.are(List.of(
                        TRIM,
                        new Treatment.ArrayUnordered(),
                        new Treatment.AddedDenied(),
                        new Treatment.TenantNamed(),
                        new Treatment.Ignore())))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVE, true",
        "'', true",
        "5a, true",
        "05, true",
        "5., true",
        "True, true",
        "5, false",
        "-5, false",
        "0, false",
        "5.25, false",
        "5e3, false",
        "5.0E-3, false",
        "true, false",
        "false, false",
        "null, false"
    })
    void a_map_to_what_a_number_a_boolean_or_null_is_written_as_is_not_transitive(String image, boolean transitive) {
        assertThat(Transitive.are(List.of(map(image)))).isEqualTo(transitive);
        assertThat(Transitive.are(List.of(new Treatment.ValueMap(Map.of("A", "ACTIVE", "B", image)))))
                .isEqualTo(transitive);
    }

    @Test
    void a_pattern_decides_alone_unless_something_looks_inside() {
        assertThat(inForce(PATTERN, NULL, TRIM).exact()).isTrue();
        assertThat(inForce(PATTERN, EMBEDDED).exact()).isFalse();
        assertThat(inForce(NULL, TRIM).exact()).isFalse();
        assertThat(inForce(TRIM).exact()).isTrue();
    }

    private static PlaceRules inForce(Treatment... treatments) {
        return PlaceRules.of(Arrays.stream(treatments)
                .map(treatment -> new Rule(
                        new RuleId(treatment.getClass().getSimpleName()),
                        new RuleScope(List.of(Glob.ANY), List.of(Glob.ANY)),
                        new RuleTarget.AtStatus(),
                        treatment,
                        new Governance("test", "test", LocalDate.of(2026, 11, 27), null)))
                .toList());
    }

    private static Treatment map(String image) {
        return new Treatment.ValueMap(Map.of("A", image));
    }
}
