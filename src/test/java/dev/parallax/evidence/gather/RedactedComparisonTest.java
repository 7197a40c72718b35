package dev.parallax.evidence.gather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.diff.Comparison;
import dev.parallax.diff.DiffEngine;
import dev.parallax.diff.Pairs;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.Fragment;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Location;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.load.RuleBookLoader;
import dev.parallax.rules.load.RuleSource;
import dev.parallax.rules.path.RulePath;
import dev.parallax.rules.trie.CompiledRules;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the engine really reports of pairs with a secret, {@code 4111}, at a path. */
class RedactedComparisonTest {

    private static final CompiledRules EMBEDDED = RuleBookLoader.parse(List.of(new RuleSource(Path.of("r.yaml"), """
                    rules:
                      - {id: held, on: "*", at: $.held, embedded: json, because: text, owner: o, until: 2030-01-01}
                    """)))
            .compiled(new OperationId("things"), new Tenant("acme"), LocalDate.of(2026, 1, 1));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$.card | application/json | {\"card\":\"4111 1\"} | {\"card\":\"4111 2\"}",
                "$.card | application/json | {\"card\":true} | {\"card\":false,\"n\":4}",
                "$.card | application/json | {\"card\":{\"4111\":1}} | {\"card\":{\"4111\":2}}",
                "$.card | application/json | {\"card\":{\"4111\":\"abcdef\"}} | {\"card\":{\"41110\":\"abcdef\"}}",
                "$.cards.* | application/json | {\"cards\":{\"4111\":\"abcdef\"}} | {\"cards\":{\"41110\":\"abcdef\"}}",
                "$.l[*].card | application/json | {\"l\":[{\"id\":1,\"card\":4111}]} | {\"l\":[]}",
                "$.l[*].card | application/json | {\"l\":[{\"id\":1,\"card\":4111}]} | {\"l\":{\"id\":1}}",
                "$.l[1].card | application/json | {\"l\":[1,{\"card\":4111}]} | {\"l\":[{\"card\":5}]}",
                "$..card | application/json | {\"l\":[{\"card\":[4111]}],\"card\":1} | [{\"l\":{\"card\":4111}}]",
                "$.card | application/json | {\"card\":1,\"card\":4111} | {\"card\":1}",
                "$.card | application/json | {\"card\":4111} | {\"card\":4111",
                "$.card | application/json | {\"card\":4111}} | {\"card\":4111]",
                "$.card | text/plain | card: 4111 | card: 4111 5",
                "$.card | text/html | {\"card\":\"4111\"}. | {\"card\":\"41119\"}.",
                "$.held.card | application/json | {\"held\":\"{\\\"card\\\":4111}\"} | {\"held\":\"{\\\"card\\\":41112}\"}",
                "$.held.card | application/json | {\"held\":\"{\\\"card\\\":4111}\"} | {\"held\":7}",
                "$[*].card | application/x-ndjson | {\"card\":4111} | {\"card\":41112}",
                "$[*].card | application/x-ndjson | {\"card\":4111}⏎{\"b\":1} | {\"card\":4111⏎{\"b\":2}",
                "$[*].card | application/x-ndjson | 1⏎, {\"card\":4111} | 1⏎, {\"card\":41112",
                "$..card | application/x-www-form-urlencoded | card=4111&a=1 | card=41112&a=2",
                "$..card | application/xml | <a><card>4111</card></a> | <a><card>41112</card></a>",
                "$..card | application/xml | <a><card>4111</card></a> | <a><card>4111</card>",
                "$..card | application/xml | <a><b><card>4111</card></b></a> | <a/>",
            })
    void nothing_at_a_path_is_left_in_what_is_reported(String path, String type, String legacy, String candidate) {
        Redactor redactor = new Redactor(List.of(), List.of(), new RedactedPaths(List.of(RulePath.parse(path))));
        Headers headers = Headers.of(Map.of("Content-Type", type));

        Comparison.Compared compared = (Comparison.Compared)
                new DiffEngine().compare(Pairs.of(answer(headers, legacy), answer(headers, candidate)), EMBEDDED);

        assertThat(compared.differences()).isNotEmpty();
        for (Difference found : compared.differences()) {
            assertThat(all(redactor.difference(found)))
                    .as("of %s", all(found))
                    .doesNotContain("4111", "true became false");
        }
    }

    /** A line break is written as ⏎: in a table it would end the row. */
    private static Reply.Answer answer(Headers headers, String body) {
        return Pairs.answer(200, headers, body.replace('⏎', '\n'));
    }

    private static String all(Difference difference) {
        String place = difference.at() instanceof Location.InBody body
                ? body.legacy() + " " + body.candidate()
                : difference.at().text();
        return String.join(
                " ",
                place,
                difference.pattern().text(),
                difference.kind().name(),
                difference.shape().text(),
                text(difference.legacy()),
                text(difference.candidate()));
    }

    private static String text(Fragment fragment) {
        return fragment instanceof Fragment.Present present ? present.text() : "";
    }
}
