package dev.parallax.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.exchange.Difference;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Pair;
import dev.parallax.rules.load.RuleBookLoader;
import dev.parallax.rules.load.RuleSource;
import dev.parallax.rules.trie.CompiledRules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Header fields are compared by what clients make of them. */
class HeaderFieldsTest {

    private static final String UNORDERED = "array: unordered";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cache-Control | 'no-store, max-age=60'     | 'max-age=60,no-store'",
                "Cache-Control | 'private=\"x, y\"'         | 'Private=\"x, y\"'",
                "Vary          | 'Accept, Origin'           | 'origin,  accept'",
                "Allow         | 'GET, HEAD'                | 'HEAD,GET'",
                "Date          | 'Sun, 06 Nov 1994 08:49:37 GMT' | 'Sunday, 06-Nov-94 08:49:37 GMT'",
                "Date          | 'Sun, 06 Nov 1994 08:49:37 GMT' | 'Sun Nov  6 08:49:37 1994'",
                "Link          | '</a?page=2>; rel=\"next\"; title=\"a, b\", </>; rel=first' | '</>;rel=first,</a?page=2>;title=\"a, b\";rel=next'",
                "Set-Cookie    | 's=1; Path=/; HttpOnly; Secure' | 's=1; secure; httponly; path=/'",
                "Set-Cookie    | 's=1; Domain=.example.org; SameSite=Lax' | 's=1; samesite=lax; domain=EXAMPLE.org'",
                "Set-Cookie    | 's=; Expires=Thu, 01 Jan 1970 00:00:00 GMT' | 's=; Max-Age=0'",
                "Set-Cookie    | 's=1; Max-Age=60; Expires=Sun, 06 Nov 2026 08:49:37 GMT' | 's=1; Max-Age=60'",
                "Set-Cookie    | 's=1; Expires=Fri, 06-Nov-2026 08:49:37 GMT' | 's=1; Expires=Fri, 06 Nov 2026 08:49:37 GMT'"
            })
    void the_same_written_otherwise_does_not_block(String name, String legacy, String candidate) {
        assertThat(said(name, List.of(legacy), List.of(candidate), "severity: BREAKING"))
                .allSatisfy(line -> assertThat(line).startsWith("LEXICAL"));
        assertThat(said(name, List.of(legacy), List.of(candidate), UNORDERED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cache-Control | 'no-store, max-age=60' | 'no-store, max-age=61' | HEADER DEVIATION header:cache-control['max-age']",
                "Cache-Control | 'no-store, max-age=60' | 'max-age=60'           | HEADER DEVIATION header:cache-control['no-store']",
                "Cache-Control | 'max-age=60'           | 'max-age=60, no-store' | HEADER DEVIATION header:cache-control['no-store']",
                "Vary          | 'Accept, Origin'       | 'Accept'               | HEADER DEVIATION header:vary['origin']",
                "Allow         | 'GET'                  | 'get'                  | HEADER DEVIATION header:allow['GET']",
                "Date          | 'Sun, 06 Nov 1994 08:49:37 GMT' | 'Sun, 06 Nov 1994 08:49:38 GMT' | HEADER DEVIATION header:date",
                "Date          | 'Sun, 06 Nov 1994 08:49:37 GMT' | 'yesterday'   | HEADER DEVIATION header:date",
                "Link          | '</a?page=2>; rel=next' | '</a?page=3>; rel=next' | HEADER DEVIATION header:link['next'][*].href",
                "Link          | '</a>; rel=next'       | '</a>; rel=prev'       | HEADER DEVIATION header:link['next']",
                "Set-Cookie    | 's=1; Path=/'          | 's=2; Path=/'          | HEADER DEVIATION header:set-cookie['s'].value",
                "Set-Cookie    | 's=1; Path=/'          | 's=1; Path=/a'         | HEADER DEVIATION header:set-cookie['s'].path",
                "Set-Cookie    | 's=1; Secure'          | 's=1'                  | HEADER DEVIATION header:set-cookie['s'].secure",
                "Set-Cookie    | 's=1; SameSite=Lax'    | 's=1; SameSite=None'   | HEADER DEVIATION header:set-cookie['s'].samesite",
                "Set-Cookie    | 's=1'                  | 't=1'                  | HEADER DEVIATION header:set-cookie['s']"
            })
    void what_clients_would_do_otherwise_is_seen(String name, String legacy, String candidate, String expected) {
        assertThat(said(name, List.of(legacy), List.of(candidate), UNORDERED)).contains(expected);
    }

    @Test
    void cookies_are_compared_by_name_whatever_the_order_of_their_lines() {
        assertThat(said("Set-Cookie", List.of("a=1; Path=/", "b=2"), List.of("b=2", "a=1; Path=/"), UNORDERED))
                .isEmpty();
        assertThat(said("Set-Cookie", List.of("a=1", "b=2"), List.of("b=3"), UNORDERED))
                .containsExactly(
                        "HEADER DEVIATION header:set-cookie['a']", "HEADER DEVIATION header:set-cookie['b'].value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "b, a     | a,b       | true",
                "a,,b,    | a, b      | true",
                "a, a     | a         | false",
                "\"a,b\"  | \"b,a\"  | false",
                "\"a\\\",b\" | \"a\\\",c\" | false",
                // A backslash says nothing outside quotes.
                "a\\,b    | b, a\\    | true",
                // A quote that never ends, also not after a backslash.
                "\"a,b    | \"a,c    | false",
                "\"abc\\  | \"xyz\\  | false",
                "c, \"a\\ | c         | false",
            })
    void elements_of_lists_without_structure_are_split_outside_quotes(String legacy, String candidate, boolean same) {
        assertThat(said("X-Odd", List.of(legacy), List.of(candidate), UNORDERED).isEmpty())
                .isEqualTo(same);
    }

    @Test
    void attributes_and_parameters_named_like_what_is_read_beside_them_hide_nothing() {
        assertThat(said("Set-Cookie", List.of("s=1; Value=x"), List.of("s=2; Value=x"), UNORDERED))
                .containsExactly("HEADER DEVIATION header:set-cookie['s'].value");
        assertThat(said("Link", List.of("</a>; rel=next; href=x"), List.of("</b>; rel=next; href=x"), UNORDERED))
                .containsExactly("HEADER DEVIATION header:link['next'][*].href");
    }

    @Test
    void cookies_of_one_name_are_told_apart_by_path_and_domain() {
        List<String> legacy = List.of("s=1; Path=/a", "s=2; Path=/b");

        assertThat(said("Set-Cookie", legacy, List.of("s=2; Path=/b", "s=1; Path=/a"), UNORDERED))
                .isEmpty();
        assertThat(said("Set-Cookie", legacy, List.of("s=1; Path=/a", "s=3; Path=/b"), UNORDERED))
                .containsExactly("HEADER DEVIATION header:set-cookie['s; domain=; path=/b'].value");
    }

    @Test
    void a_rule_may_be_about_a_part() {
        String rules = rule("value", "header:Set-Cookie['session'].value", "pattern: '[0-9a-f]{8}'")
                + rule("expires", "header:Set-Cookie[*].expires", "instant: {within: 1m}");
        List<String> legacy = List.of("session=0123abcd; Expires=Fri, 06 Nov 2026 08:49:37 GMT; HttpOnly");

        assertThat(said(
                        "Set-Cookie",
                        legacy,
                        List.of("session=4567cdef; Expires=Fri, 06 Nov 2026 08:50:00 GMT; HttpOnly"),
                        rules,
                        true))
                .containsExactly(
                        "masked expires header:set-cookie['session'].expires",
                        "masked value header:set-cookie['session'].value");
        assertThat(said(
                        "Set-Cookie",
                        legacy,
                        List.of("session=nope; Expires=Fri, 06 Nov 2026 08:49:37 GMT"),
                        rules,
                        true))
                .containsExactly(
                        "HEADER DEVIATION header:set-cookie['session'].httponly",
                        "HEADER DEVIATION header:set-cookie['session'].value");
    }

    @Test
    void a_tolerance_holds_for_a_directive() {
        String rules = rule("age", "header:Cache-Control['max-age']", "number: {abs: 5}");

        assertThat(said("Cache-Control", List.of("max-age=60"), List.of("max-age=58"), rules, true))
                .containsExactly("masked age header:cache-control['max-age']");
        assertThat(said("Cache-Control", List.of("max-age=60"), List.of("max-age=50"), rules, true))
                .containsExactly("HEADER DEVIATION header:cache-control['max-age']");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ignored  | ignore: true                             | '\"a\"' | 'W/\"b\"' | masked",
                "presence | \"pattern: '(W/)?\\\"[^\\\"]*\\\"'\"      | '\"a\"' | 'W/\"b\"' | masked",
                "presence | \"pattern: '(W/)?\\\"[^\\\"]*\\\"'\"      | '\"a\"' | b       | HEADER",
                "weak     | \"replace: {regex: '^W/', with: ''}\"    | '\"a\"' | 'W/\"a\"' | masked",
                "weak     | \"replace: {regex: '^W/', with: ''}\"    | '\"a\"' | '\"b\"'  | HEADER",
                "strong   | array: ordered                           | '\"a\"' | 'W/\"a\"' | HEADER"
            })
    void an_etag_has_four_policies(String policy, String treatment, String legacy, String candidate, String expected) {
        String written = treatment.startsWith("\"")
                ? treatment.substring(1, treatment.length() - 1).replace("\\\"", "\"")
                : treatment;

        assertThat(said("ETag", List.of(legacy), List.of(candidate), rule(policy, "header:ETag", written), true))
                .singleElement()
                .asString()
                .startsWith(expected);
    }

    @Test
    void a_field_only_one_side_has_is_one_difference() {
        assertThat(said("Set-Cookie", List.of("a=1"), List.of(), UNORDERED))
                .containsExactly("HEADER DEVIATION header:set-cookie");
        assertThat(said("Vary", List.of(), List.of("Accept"), UNORDERED))
                .containsExactly("HEADER COMPATIBLE header:vary");
    }

    @Test
    void exactly_means_exactly() {
        assertThat(said("Vary", List.of("Accept, Origin"), List.of("Origin, Accept"), "array: ordered"))
                .containsExactly("HEADER DEVIATION header:vary");
    }

    private static List<String> said(String name, List<String> legacy, List<String> candidate, String treatment) {
        return said(name, legacy, candidate, rule("named", "header:" + name, treatment), false);
    }

    private static List<String> said(
            String name, List<String> legacy, List<String> candidate, String rules, boolean masked) {
        CompiledRules compiled = RuleBookLoader.parse(List.of(RuleSource.inline("rules:\n" + rules)))
                .compiled(PAIR.read().operation().id(), PAIR.read().tenant(), TestRules.TODAY);
        Pair pair = Pairs.of(
                Pairs.answer(200, headers(name, legacy), "{}"), Pairs.answer(200, headers(name, candidate), "{}"));
        Comparison.Compared compared = (Comparison.Compared) new DiffEngine().compare(pair, compiled);
        List<String> said = new ArrayList<>();
        for (Difference difference : compared.differences()) {
            said.add(difference.kind() + " " + difference.severity() + " " + difference.pattern());
        }
        if (masked) {
            compared.masked().forEach(mask -> said.add("masked " + mask.rule() + " " + mask.pattern()));
        }
        return said.stream().sorted().toList();
    }

    private static final Pair PAIR = Pairs.json("{}", "{}");

    private static Headers headers(String name, List<String> lines) {
        Headers headers = Pairs.JSON;
        for (String line : lines) {
            headers = headers.with(name, line);
        }
        return headers;
    }

    private static String rule(String id, String at, String treatment) {
        return "  - id: " + id + "\n    at: \"" + at + "\"\n    " + treatment
                + "\n    because: b\n    owner: o\n    until: 2099-01-01\n";
    }
}
