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
import dev.parallax.rules.path.FilterProbe;
import dev.parallax.rules.path.RulePath;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleStateTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private static final int LENGTH = 5;

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "$ . true",
                "$.a a true",
                "$.a b false",
                "$.a a/a false",
                "$.a[*].b a/0/b true",
                "$.a[*].b a/4/b true",
                "$.a[*].b a/b false",
                "$.a[2] a/2 true",
                "$.a[2] a/3 false",
                "$.a[-1] a/4 true",
                "$.a[-1] a/0 false",
                "$.a[1:3] a/2 true",
                "$.a[1:3] a/3 false",
                "$..b b true",
                "$..b a/0/b true",
                "$..b a/b/c false",
                "$..a..b a/x/b true",
                "$..a..b b/x/a false",
                "$..[1] a/b/1 true",
                "$..[1] a/b/2 false",
                "$.a.* a/x true",
                "$.a.* a/x/y false",
                "$['a','c'].b c/b true",
                "$['a','c'].b d/b false"
            })
    void a_rule_is_in_force_where_its_path_leads_and_nowhere_else(String path, String place, boolean inForce) {
        PlaceRules here = at(compiled(path), place, FilterProbe.NEVER).here();

        assertThat(here.ignore() != null).isEqualTo(inForce);
    }

    @Test
    void a_filter_is_asked_about_the_value_that_is_entered() {
        CompiledRules rules = compiled("$.a[?@.kind=='x'].b");

        assertThat(at(rules, "a/0/b", filter -> true).here().ignore()).isNotNull();
        assertThat(at(rules, "a/0/b", filter -> false).here().ignore()).isNull();
    }

    @Test
    void of_two_rules_at_a_place_the_more_specific_one_answers() {
        CompiledRules rules = compiled("$..b", "$.a.b", "$.a.*");

        assertThat(idAt(rules, "a/b")).isEqualTo(new RuleId("$.a.b"));
        assertThat(idAt(rules, "a/c")).isEqualTo(new RuleId("$.a.*"));
        assertThat(idAt(rules, "c/b")).isEqualTo(new RuleId("$..b"));
    }

    @Test
    void it_is_known_where_no_rule_can_be_below() {
        CompiledRules rules = compiled("$.a.b");

        assertThat(rules.root().anyBelow()).isTrue();
        assertThat(at(rules, "a", FilterProbe.NEVER).anyBelow()).isTrue();
        assertThat(at(rules, "a/b", FilterProbe.NEVER).anyBelow()).isFalse();
        assertThat(at(rules, "x", FilterProbe.NEVER).anyBelow()).isFalse();
        assertThat(at(rules, "x/y", FilterProbe.NEVER)).isSameAs(rules.dead());
    }

    @Test
    void a_place_is_reflexive_only_if_every_rule_at_and_below_it_is() {
        CompiledRules rules = CompiledRules.compile(
                List.of(
                        rule("$.a.b", new Treatment.MustMatch(Pattern.compile("x"))),
                        rule("$.c", new Treatment.Ignore())),
                TODAY);

        assertThat(rules.root().reflexive()).isFalse();
        assertThat(at(rules, "a", FilterProbe.NEVER).reflexive()).isFalse();
        assertThat(at(rules, "a/b", FilterProbe.NEVER).reflexive()).isFalse();
        assertThat(at(rules, "c", FilterProbe.NEVER).reflexive()).isTrue();
        assertThat(at(rules, "a/d", FilterProbe.NEVER).reflexive()).isTrue();
    }

    @Test
    void elements_share_a_state_unless_their_position_or_content_decides() {
        assertThat(at(compiled("$.a[*].b"), "a", FilterProbe.NEVER).everyElement())
                .isNotNull();
        assertThat(at(compiled("$.a[0].b"), "a", FilterProbe.NEVER).everyElement())
                .isNull();
        assertThat(at(compiled("$.a[?@.k==1].b"), "a", FilterProbe.NEVER).everyElement())
                .isNull();
        assertThat(at(compiled("$.a"), "a", FilterProbe.NEVER).everyElement()).isNotNull();
        assertThat(at(compiled("$.a[?@.k==1].b"), "a", FilterProbe.NEVER).looksIntoValues())
                .isTrue();
        assertThat(at(compiled("$.a[0].b"), "a", FilterProbe.NEVER).looksIntoValues())
                .isFalse();
    }

    private static @Nullable RuleId idAt(CompiledRules rules, String place) {
        Applied<Treatment.Ignore> ignore =
                at(rules, place, FilterProbe.NEVER).here().ignore();
        return ignore == null ? null : ignore.rule();
    }

    /** Steps are separated by slashes; digits are positions among five elements; a dot alone is the root. */
    private static RuleState at(CompiledRules rules, String place, FilterProbe probe) {
        RuleState state = rules.root();
        for (String step : place.equals(".") ? List.<String>of() : List.of(place.split("/"))) {
            state = Character.isDigit(step.charAt(0))
                    ? state.element(Integer.parseInt(step), () -> LENGTH, probe)
                    : state.member(step, probe);
        }
        return state;
    }

    private static CompiledRules compiled(String... paths) {
        return CompiledRules.compile(
                Arrays.stream(paths)
                        .map(path -> rule(path, new Treatment.Ignore()))
                        .toList(),
                TODAY);
    }

    private static Rule rule(String path, Treatment treatment) {
        return new Rule(
                new RuleId(path),
                new RuleScope(List.of(Glob.ANY), List.of(Glob.ANY)),
                new RuleTarget.InBody(RulePath.parse(path)),
                treatment,
                new Governance("test", "test", TODAY, null));
    }
}
