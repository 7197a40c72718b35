package dev.parallax.rules.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.load.RuleBookLoader;
import dev.parallax.rules.load.RuleSource;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleExplainerTest {

    private final RuleExplainer explainer =
            new RuleExplainer(new OperationId("listings.get"), new Tenant("acme"), LocalDate.of(2026, 11, 21));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$.a.b|$.a.b|YES",
                "$.a.b|$.a|NO",
                "$.a.b|$.a.b.c|NO",
                "$..b|$.a.b|YES",
                "$..b|$.b|YES",
                "$..b|$.b.c|NO",
                "$..b..d|$.a.b.c.d|YES",
                "$.items[*].n|$.items[3].n|YES",
                "$.items[*].n|/items/3/n|YES",
                "$.items[*].n|$.items[*].n|YES",
                "$.items[0].n|$.items[*].n|DEPENDS",
                "$.items[0].n|$.items[1].n|NO",
                "$.items[-1].n|$.items[1].n|DEPENDS",
                "$.items[1:3].n|$.items[1].n|DEPENDS",
                "$.items[:].n|$.items[1].n|YES",
                "$.items[?@.k == 1].n|$.items[1].n|DEPENDS",
                "$.*.n|$.a.n|YES",
                "$['a','b'].n|$.b.n|YES",
                "$['0']|/0|DEPENDS",
                "$['a/b']|/a~1b|YES",
                "$|$|YES",
                "header:Link|header:link|YES",
                "header:Link|header:Date|NO",
                "status|status|YES",
                "status|$.status|NO"
            })
    void a_rule_reaches_the_places_its_path_selects(String at, String place, PathReach reach) {
        List<RuleExplanation> explanations = explainer.explain(book(at, "text: [trim]"), RulePlace.parse(place));

        switch (reach) {
            case NO -> assertThat(explanations).isEmpty();
            case YES ->
                assertThat(explanations)
                        .extracting(RuleExplanation::effect)
                        .containsExactly(RuleExplanation.Effect.IN_FORCE);
            case DEPENDS ->
                assertThat(explanations)
                        .extracting(RuleExplanation::effect)
                        .containsExactly(RuleExplanation.Effect.DEPENDS);
        }
    }

    @Test
    void an_ignored_parent_overrides_what_is_said_about_its_children() {
        RuleBook book = RuleBookLoader.parse(List.of(RuleSource.inline("""
                rules:
                  - {id: meta, at: $.meta, ignore: true, because: b, owner: o, until: 2027-01-01}
                  - {id: count, at: $.meta.count, number: {abs: 1}, because: b, owner: o, until: 2027-01-01}
                """)));

        assertThat(explainer.explain(book, RulePlace.parse("$.meta.count")))
                .extracting(explanation -> explanation.rule().id() + " " + explanation.effect())
                .containsExactly("meta COVERS", "count OVERRIDDEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$..a", "$['a','b']", "$[-1]", "$[1:2]", "$[?@.a]", "items"})
    void what_may_be_several_places_is_refused(String place) {
        assertThatIllegalArgumentException().isThrownBy(() -> RulePlace.parse(place));
    }

    private static RuleBook book(String at, String treatment) {
        String yaml = "rules:\n  - id: x\n    at: \"" + at + "\"\n    " + treatment
                + "\n    because: b\n    owner: o\n    until: 2027-01-01\n    approver: a\n";
        return RuleBookLoader.parse(List.of(RuleSource.inline(yaml)));
    }
}
