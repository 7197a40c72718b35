package dev.parallax.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.value.Origins;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Pair;
import dev.parallax.rules.load.RuleBookLoader;
import dev.parallax.rules.load.RuleSource;
import dev.parallax.rules.trie.CompiledRules;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Answers contain each side's own origin: no difference, counted, and switchable place by place. */
class OwnOriginsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final DiffEngine engine = new DiffEngine(
            Limits.DEFAULT, Origins.of(URI.create("http://legacy:8080"), URI.create("https://candidate.internal")));

    @Test
    void links_to_the_own_side_are_masked_and_counted() {
        Comparison.Compared compared = json(
                "{\"self\":\"http://legacy:8080/a/1\",\"n\":1,\"items\":[{\"u\":\"http://legacy:8080/b\"}]}",
                "{\"self\":\"https://candidate.internal/a/1\",\"n\":1,\"items\":[{\"u\":\"https:\\/\\/candidate.internal/b\"}]}",
                CompiledRules.NONE);

        assertThat(compared.differences()).isEmpty();
        assertThat(compared.masked())
                .extracting(masked -> masked.rule() + " " + masked.pattern() + " " + masked.count())
                .containsExactlyInAnyOrder("parallax.origins $.self 1", "parallax.origins $.items[*].u 1");
    }

    @Test
    void another_path_or_a_foreign_host_is_a_difference() {
        assertThat(json("\"http://legacy:8080/a\"", "\"https://candidate.internal/b\"", CompiledRules.NONE)
                        .differences())
                .hasSize(1);
        assertThat(json("\"http://legacy:8080/a\"", "\"https://evil.example/a\"", CompiledRules.NONE)
                        .differences())
                .hasSize(1);
    }

    @Test
    void one_difference_does_not_hide_another() {
        assertThat(json(
                                "{\"self\":\"http://legacy:8080/a\",\"n\":1}",
                                "{\"self\":\"https://candidate.internal/a\",\"n\":2}",
                                CompiledRules.NONE)
                        .differences())
                .singleElement()
                .satisfies(difference -> assertThat(difference.pattern().text()).isEqualTo("$.n"));
    }

    @Test
    void elements_find_each_other_in_unordered_arrays() {
        Comparison.Compared compared = json(
                "{\"links\":[\"http://legacy:8080/a\",\"http://legacy:8080/b\",\"x\"]}",
                "{\"links\":[\"x\",\"https://candidate.internal/b\",\"https://candidate.internal/a\"]}",
                rules("array: unordered", "$.links"));

        assertThat(compared.differences()).isEmpty();
    }

    @Test
    void a_rule_may_ask_for_exact_origins() {
        assertThat(json(
                                "{\"canonical\":\"http://legacy:8080/a\"}",
                                "{\"canonical\":\"https://candidate.internal/a\"}",
                                rules("origins: exact", "$.canonical"))
                        .differences())
                .hasSize(1);
    }

    @Test
    void headers_that_a_rule_names_are_treated_alike() {
        Headers legacy = Headers.of(Map.of("Link", "<http://legacy:8080/a?page=2>; rel=\"next\""));
        Headers candidate = Headers.of(Map.of("Link", "<https://candidate.internal/a?page=2>; rel=\"next\""));
        Pair pair = Pairs.of(Pairs.answer(200, legacy, ""), Pairs.answer(200, candidate, ""));

        Comparison compared = engine.compare(pair, rules("array: ordered", "header:Link"));

        assertThat(((Comparison.Compared) compared).differences()).isEmpty();
        assertThat(((Comparison.Compared) new DiffEngine().compare(pair, rules("array: ordered", "header:Link")))
                        .differences())
                .hasSize(1);
    }

    private Comparison.Compared json(String legacy, String candidate, CompiledRules rules) {
        return (Comparison.Compared) engine.compare(Pairs.json(legacy, candidate), rules);
    }

    private static CompiledRules rules(String treatment, String at) {
        String yaml = "rules:\n  - id: x\n    at: " + at + "\n    " + treatment
                + "\n    because: b\n    owner: o\n    until: 2027-01-01\n";
        return CompiledRules.compile(
                RuleBookLoader.parse(List.of(RuleSource.inline(yaml))).rules(), TODAY);
    }
}
