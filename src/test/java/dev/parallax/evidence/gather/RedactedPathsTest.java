package dev.parallax.evidence.gather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.exchange.Body;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Fragment;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.JsonPointer;
import dev.parallax.exchange.Location;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.ReadRequest;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.Target;
import dev.parallax.rules.path.RulePath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactedPathsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$.a | {\"a\" : \"X\", \"b\":1} | {\"a\" : \"[redacted]\", \"b\":1}",
                "$.a | {\"a\":{\"p\":[\"X\",{\"a\":\"X\"}]},\"b\":{\"a\":2}} | {\"a\":\"[redacted]\",\"b\":{\"a\":2}}",
                "$.a | {\"a\":1,\"b\":2,\"a\":\"X\"} | {\"a\":\"[redacted]\",\"b\":2,\"a\":\"[redacted]\"}",
                "$.a | {\"\\u0061\":\"X\"} | {\"\\u0061\":\"[redacted]\"}",
                "$.a | {\"A\":1,\"aa\":2} | {\"A\":1,\"aa\":2}",
                "$['a.b'] | {\"a.b\":\"X\",\"a\":{\"b\":1}} | {\"a.b\":\"[redacted]\",\"a\":{\"b\":1}}",
                "$['say \"a\"'] | {\"say \\\"a\\\"\":\"X\"} | {\"say \\\"a\\\"\":\"[redacted]\"}",
                "$[''] | {\"\":\"X\",\" \":1} | {\"\":\"[redacted]\",\" \":1}",
                "$.l[*].a | {\"l\":[{\"a\":\"X\"},[{\"a\":1}],{\"b\":\"]\"}]} | {\"l\":[{\"a\":\"[redacted]\"},[{\"a\":1}],{\"b\":\"]\"}]}",
                "$[*][*] | [[\"X\",\"X\"],[],[[\"X\"]],5] | [[\"[redacted]\",\"[redacted]\"],[],[\"[redacted]\"],5]",
                "$.l[1] | {\"l\":[0,\"X\",2],\"1\":3} | {\"l\":[0,\"[redacted]\",2],\"1\":3}",
                "$['1'] | {\"1\":\"X\"} | {\"1\":\"[redacted]\"}",
                "$['1'] | [0,1] | [0,1]",
                "$.l[0,2] | {\"l\":[\"X\",1,{\"a\":\"X\"}]} | {\"l\":[\"[redacted]\",1,\"[redacted]\"]}",
                "$..a | [{\"b\":{\"a\":[\"X\"]}},{\"a\":\"X\"}] | [{\"b\":{\"a\":\"[redacted]\"}},{\"a\":\"[redacted]\"}]",
                "$..a.b | {\"a\":{\"a\":{\"b\":\"X\"},\"c\":1}} | {\"a\":{\"a\":{\"b\":\"[redacted]\"},\"c\":1}}",
                "$.m.* | {\"m\":{\"X1\":\"X\",\"X2\":{}},\"n\":{}} | {\"m\":{\"[redacted]\":\"[redacted]\",\"[redacted]\":\"[redacted]\"},\"n\":{}}",
                "$.m.*.a | {\"m\":{\"k\":{\"a\":\"X\",\"b\":1}}} | {\"m\":{\"k\":{\"a\":\"[redacted]\",\"b\":1}}}",
                "$ | {\"a\":\"X\"} | \"[redacted]\"",
                "$.a.b | {\"a\":\"{\\\"b\\\":\\\"X\\\"}\"} | {\"a\":\"[redacted]\"}",
                "$.a.b | {\"a\":\"\\n\\u007b\\\"b\\\":\\\"X\\\"}\"} | {\"a\":\"[redacted]\"}",
                "$.a.b | {\"c\":\"{}\",\"a\":\"plain {}\"} | {\"c\":\"{}\",\"a\":\"plain {}\"}",
            })
    void what_stands_at_or_below_a_path_is_taken_out_of_a_body(String path, String body, String kept) {
        assertThat(kept(redactor(path), "application/json", body))
                .isEqualTo(kept)
                .doesNotContain("X");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"X",
                "{\"a\":[\"X\"",
                "{\"b\":1,\"a\":\"X\"",
                "{\"b\":1}}{\"a\":\"X\"}",
                "{\"b\":1}\n{\"a\":\"X\"}",
                ")]}',{\"a\":\"X\"}",
                "call({\"a\":\"X\"})",
                "{a:\"X\"}",
                "{'a':'X'}",
                "{\"b\":],\"a\":\"X\"}",
                "{\"b\":1,,\"a\":\"X\"}",
                "{\"b\":[1},\"a\":\"X\"}",
                "{/* */\"a\":\"X\"}",
                "a=X",
                "<a>X</a>",
                "a: X",
                "",
            })
    void a_body_that_is_broken_or_no_json_is_left_out_whole(String body) {
        assertThat(kept(redactor("$.a"), "application/json", body)).isEmpty();
        assertThat(kept(redactor("$.a"), "text/plain", body)).isEmpty();
        assertThat(kept(redactor("$.a"), "application/problem+json; charset=utf-8", body))
                .isEmpty();
    }

    @Test
    void a_body_in_another_notation_is_left_out_since_its_paths_are_others() {
        Redactor redactor = redactor("$[*].a");

        assertThat(kept(redactor, "application/x-ndjson", "{\"a\":\"X\"}")).isEmpty();
        assertThat(kept(redactor, "text/xml", "<a>X</a>")).isEmpty();
        assertThat(kept(redactor, "application/x-www-form-urlencoded", "1")).isEmpty();
        assertThat(kept(redactor, "application/json", "{\"b\":\"\uFFFD\"}"))
                .as("not UTF-8, perhaps")
                .isEmpty();
    }

    @Test
    void names_and_forms_of_secrets_still_count_beside_paths() {
        assertThat(kept(
                        redactor("$.a"),
                        "application/json",
                        "{\"a\":\"X\",\"password\":\"X\",\"b\":\"ghp_0123456789012345678901234567\"}"))
                .isEqualTo("{\"a\":\"[redacted]\",\"password\":\"[redacted]\",\"b\":\"[redacted]\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // path | pointers and pattern of the difference | what is kept of them
                "$.a | /a | /a | $.a | /a | /a | $.a",
                "$.a | /a/4111 | /a/4111 | $.a['4111'] | /a/[redacted] | /a/[redacted] | $.a[*]",
                "$.l[*].a | /l/0/a/b | /l/3/a/b | $.l[*].a.b | /l/0/a/[redacted] | /l/3/a/[redacted] | $.l[*].a[*]",
                "$.l[3] | /l/0/b | /l/3/b | $.l[*].b | /l/0/[redacted] | /l/3/[redacted] | $.l[*][*]",
                "$.m.* | /m/4111 | /m/4111 | $.m['4111'] | /m/[redacted] | /m/[redacted] | $.m[*]",
                "$.m.* | /m/4 | /m/4 | $.m[*] | /m/4 | /m/4 | $.m[*]",
                "$..a | /x~1y/a/z | /x~1y/a/z | $['x/y'].a.z | /x~1y/a/[redacted] | /x~1y/a/[redacted] | $['x/y'].a[*]",
                "$['a\\'b'] | /a'b/c | /a'b/c | $['a\\'b'].c | /a'b/[redacted] | /a'b/[redacted] | $['a\\'b'][*]",
                "$ | /a | /a | $.a | /[redacted] | /[redacted] | $[*]",
                "$.a.b | /a/b/c | /a/b/c | $.unlike | /a/b/[redacted] | /a/b/[redacted] | $[*]",
            })
    void a_difference_at_or_below_a_path_keeps_only_where_and_what_kind(
            String path, String legacy, String candidate, String pattern, String at, String and, String kept) {
        Difference difference = redactor(path)
                .difference(difference(
                        new Location.InBody(new JsonPointer(legacy), new JsonPointer(candidate)),
                        pattern,
                        present("\"X\"", false),
                        present("{\"k\":\"X", true)));

        assertThat(difference.at()).isEqualTo(new Location.InBody(new JsonPointer(at), new JsonPointer(and)));
        assertThat(difference.pattern().text()).isEqualTo(kept);
        assertThat(difference.kind()).isEqualTo(DifferenceKind.VALUE);
        assertThat(difference.shape().text()).isEqualTo("[redacted]");
        assertThat(List.of(difference.legacy(), difference.candidate()))
                .containsExactly(present("[redacted]", false), present("[redacted]", true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":\"X\",\"b\":1} | false | {\"a\":\"[redacted]\",\"b\":1}",
                "{\"b\":1,\"a\":\"X | true | {\"b\":1,\"a\":\"[redacted]\"",
                "{\"b\":1,\"a\":{\"c\":[\"X\"] | true | {\"b\":1,\"a\":\"[redacted]\"",
                "{\"b\":1,\"a | true | {\"b\":1,",
                "{\"b\":tr | true | {\"b\":tr",
                "{\"b\":tr | false | [redacted]",
                "{\"b\":\"plain | true | {\"b\":\"plain",
                "{\"b\":1}{\"a\":\"X\"} | true | [redacted]",
                "a:X | true | [redacted]",
            })
    void the_value_of_a_difference_above_a_path_keeps_the_rest(String value, boolean cut, String kept) {
        Location at = new Location.InBody(new JsonPointer("/l/2"), new JsonPointer("/l/1"));

        Difference difference =
                redactor("$.l[*].a").difference(difference(at, "$.l[*]", present(value, cut), Fragment.absent()));

        assertThat(difference.legacy()).isEqualTo(present(kept, cut));
        assertThat(difference.candidate()).isEqualTo(Fragment.absent());
        assertThat(difference.at()).isEqualTo(at);
        assertThat(difference.shape().text()).isEqualTo("true became false");
    }

    @Test
    void a_difference_elsewhere_stays_and_one_of_unread_replies_does_not() {
        Redactor redactor = redactor("$.a");
        Difference header =
                difference(new Location.InHeader("etag"), "header:etag", present("v1", false), present("v2", false));
        Difference elsewhere = difference(
                new Location.InBody(new JsonPointer("/b"), new JsonPointer("/b")),
                "$.b",
                present("1", false),
                present("\"{\"", false));
        Difference unread = difference(new Location.WholeReply(), "$", present("\":\"X\"}", true), Fragment.absent());

        assertThat(redactor.difference(header)).isEqualTo(header);
        assertThat(redactor.difference(elsewhere)).isEqualTo(elsewhere);
        assertThat(redactor.difference(unread).legacy()).isEqualTo(present("[redacted]", true));
    }

    @Test
    void a_read_whose_body_has_something_at_a_path_cannot_be_asked_again() {
        Requests requests = new Requests(redactor("$.filter.pesel2"), Set.of(), true);

        assertThat(requests.kept(post("{\"filter\":{\"city\":\"Graz\"}}"))).isPresent();
        assertThat(requests.kept(post("{\"filter\":{\"pesel2\":\"X\"}}"))).isEmpty();
        assertThat(requests.kept(post("{\"filter\":{\"pesel2\":\"X\"}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.l[?@.a == 1]", "$.l[0:2]", "$.l[-1]", "$..[?@.a]"})
    void a_step_that_needs_the_rest_of_the_document_is_an_obstacle(String path) {
        assertThat(RedactedPaths.obstacle(RulePath.parse(path))).isPresent();
    }

    @Test
    void a_deep_document_is_walked_without_recursion() {
        int depth = 200_000;
        String body = "[".repeat(depth) + "{\"a\":\"X\"}" + "]".repeat(depth);

        assertThat(kept(redactor("$..a", "$..b.c"), "application/json", body))
                .isEqualTo(body.replace("\"X\"", "\"[redacted]\""));
    }

    private static Redactor redactor(String... paths) {
        return new Redactor(
                List.of(),
                List.of(),
                new RedactedPaths(Stream.of(paths).map(RulePath::parse).toList()));
    }

    private static String kept(Redactor redactor, String type, String body) {
        Body kept =
                redactor.body(Headers.of(Map.of("Content-Type", type)), Body.of(body.getBytes(StandardCharsets.UTF_8)));
        return new String(kept.bytes(), StandardCharsets.UTF_8);
    }

    private static Difference difference(Location at, String pattern, Fragment legacy, Fragment candidate) {
        return new Difference(
                at,
                new PathPattern(pattern),
                DifferenceKind.VALUE,
                Severity.DEVIATION,
                legacy,
                candidate,
                new ChangeShape("true became false"));
    }

    private static Fragment present(String text, boolean cut) {
        return new Fragment.Present(text, 9, cut);
    }

    private static ReadRequest post(String body) {
        return new ReadRequest(
                ReadMethod.POST,
                new Target("/api/search"),
                Headers.of(Map.of("Content-Type", "application/json")),
                Body.of(body.getBytes(StandardCharsets.UTF_8)));
    }
}
