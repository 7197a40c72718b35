package dev.parallax.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.diff.budget.Limits;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.SkipReason;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.trie.CompiledRules;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** D12: what bodies other than JSON say is compared, not how they write it. */
class NotationTest {

    private static final String LINES = "application/x-ndjson";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String XML = "application/xml";

    @Test
    void a_changed_line_is_one_difference_at_its_position() {
        List<String> said =
                said(LINES, "{\"id\":1,\"n\":2}\n{\"id\":2,\"n\":3}\n", "{\"n\":2,\"id\":1}\r\n\r\n{\"id\":2,\"n\":4}");

        assertThat(said).containsExactly(" $[*] LEXICAL COSMETIC", "/1/n $[*].n VALUE DEVIATION");
    }

    @Test
    void lines_are_matched_by_key_where_a_rule_says_so() {
        CompiledRules rules = TestRules.rules()
                .at("$", new Treatment.ArrayKeyed(List.of("id")))
                .compile();

        assertThat(said(LINES, "{\"id\":1}\n{\"id\":2,\"n\":3}", "{\"id\":2,\"n\":4}\n{\"id\":1}", rules))
                .containsExactly("/1/n $[*].n VALUE DEVIATION");
    }

    @Test
    void a_line_that_is_no_json_has_a_name_and_hides_no_other() {
        List<String> said = said(LINES, "{\"n\":1}\n{\"n\":2}\n{\"n\":3}", "{\"n\":1}\n{\"n\":2\n{\"n\":4}");

        assertThat(said).containsExactlyInAnyOrder("/1 $[*] UNPARSEABLE BREAKING", "/2/n $[*].n VALUE DEVIATION");
    }

    @Test
    void the_same_broken_line_on_both_sides_is_no_difference() {
        assertThat(said(LINES, "{oops\n{\"n\":1}", "{oops\n\n{\"n\":1}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2", "1]", "[1],[2]", "1 2"})
    void a_line_cannot_pass_for_two(String line) {
        assertThat(said(LINES, line, "1\n2")).isNotEmpty();
    }

    @Test
    void records_of_a_json_sequence_are_lines() {
        assertThat(said(
                        "application/json-seq",
                        "\u001e{\"a\":1}\n\u001e{\"a\":2}\n",
                        "\u001e{\"a\":1}\u001e{\"a\": 2}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=1&b=2   | b=2&a=1     | ' $ LEXICAL COSMETIC'",
                "a=1&a=2   | a=2&a=1     | /a $.a ORDER DEVIATION",
                "a=x+y     | a=x%20y     | ''",
                "a=%C3%A9  | a=é         | ''",
                "a=1       | a=1&a=1     | /a/1 $.a[*] ADDED DEVIATION",
                "a=1       | a=1&b=      | /b $.b ADDED COMPATIBLE",
                "a         | a=          | ''",
                "a=100%    | a=100%25    | ''",
                "a=%41=1   | a=A%3d1     | ''",
                "a=1&&     | a=1         | ''"
            })
    void form_fields_are_a_multimap_in_order(String legacy, String candidate, String expected) {
        List<String> said = said(FORM, legacy, candidate);

        if (expected.isEmpty()) {
            assertThat(said).isEmpty();
        } else {
            assertThat(said).containsExactly(expected);
        }
    }

    @Test
    void a_form_field_that_is_no_text_is_compared_by_its_bytes() {
        assertThat(said(FORM, "a=%FF", "a=%FE")).containsExactly(" $ VALUE DEVIATION");
        assertThat(said(FORM, "a=%FF", "a=%41")).containsExactly(" $ UNPARSEABLE BREAKING");
    }

    @Test
    void a_tolerance_holds_in_a_form() {
        CompiledRules rules = TestRules.rules()
                .at("$.total[*]", new Treatment.TypeLenient())
                .at("$.total[*]", new Treatment.NumberTolerance(new BigDecimal("0.01"), null, null))
                .compile();

        assertThat(said(FORM, "total=12.50&n=1", "total=12.501&n=1", rules)).isEmpty();
        assertThat(said(FORM, "total=12.50&n=1", "total=12.60&n=1", rules))
                .containsExactly("/total/0 $.total[*] VALUE DEVIATION");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a x='1' y='2'/>            | <a y='2' x='1'></a>",
                "<a><b/></a>                 | '<a>\n  <b/>\n</a>\n'",
                "<?xml version='1.0'?><a/>   | <a/>",
                "<a>x</a>                    | <a><![CDATA[x]]></a>",
                "<a>&lt;&#233;</a>           | '<a><![CDATA[<]]>é</a>'",
                "<a><!-- old --><b/></a>     | <a><b/></a>",
                "<p:a xmlns:p='urn:x'/>      | <a xmlns='urn:x'/>",
                "<a xmlns:u='urn:u'><b/></a> | <a><b/></a>",
                "<a p:x='1' xmlns:p='urn:x'/>| <a q:x='1' xmlns:q='urn:x'/>"
            })
    void xml_written_otherwise_says_the_same(String legacy, String candidate) {
        assertThat(said(XML, legacy, candidate)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a>1</a>              | <a>2</a>                   | VALUE DEVIATION $.a[*]['#text']",
                "<a x='1'/>            | <a x='2'/>                 | VALUE DEVIATION $.a[*]['@x']",
                "<a x='1'/>            | <a/>                       | REMOVED BREAKING $.a[*]['@x']",
                "<a><b/></a>           | <a><b/><b/></a>            | ADDED DEVIATION $.a[*].b[*]",
                "<a><b/><c/></a>       | <a><b/></a>                | REMOVED BREAKING $.a[*].c",
                "<a><b/><c/></a>       | <a><c/><b/></a>            | ORDER DEVIATION $.a[*]['#order']",
                "<a><b>1</b><b>2</b></a> | <a><b>2</b><b>1</b></a>  | ORDER DEVIATION $.a[*].b",
                "<a xmlns='urn:x'/>    | <a xmlns='urn:y'/>         | REMOVED BREAKING $['{urn:x}a']",
                "<a> </a>              | <a/>                       | REMOVED BREAKING $.a[*]['#text']",
                "<a>x<b/>yz</a>        | <a>xy<b/>z</a>             | VALUE DEVIATION $.a[*]['#text'][*]",
                "<a xml:space='preserve'> <b/></a> | <a xml:space='preserve'><b/></a> | REMOVED BREAKING $.a[*]['#text']",
                "<a><?go now?></a>     | <a><?go then?></a>         | VALUE DEVIATION $.a[*]['?go'][*]"
            })
    void xml_that_says_something_else_is_seen(String legacy, String candidate, String expected) {
        List<String> said = compared(pair(XML, legacy, candidate), CompiledRules.NONE).stream()
                .map(difference -> difference.kind() + " " + difference.severity() + " " + difference.pattern())
                .toList();

        assertThat(said).contains(expected);
    }

    @Test
    void a_missing_child_is_not_also_another_order() {
        assertThat(said(XML, "<a><b/><c/><d/></a>", "<a><b/><d/></a>"))
                .containsExactly("/a/0/c $.a[*].c REMOVED BREAKING");
    }

    @Test
    void rules_reach_into_xml() {
        CompiledRules rules = TestRules.rules()
                .at("$.listings[*].listing", new Treatment.ArrayUnordered())
                .compile();
        String legacy = "<listings><listing id='1'/><listing id='2'/></listings>";
        String candidate = "<listings><listing id='2'/><listing id='1'/></listings>";

        assertThat(said(XML, legacy, candidate, rules)).isEmpty();
        assertThat(said(XML, legacy, candidate)).isNotEmpty();
    }

    @Test
    void f5_a_document_type_is_never_read() {
        String bomb = "<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><a>&c;</a>";
        String fetching = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>";

        assertThat(said(XML, bomb, "<a>bbb</a>")).containsExactly(" $ UNPARSEABLE BREAKING");
        assertThat(said(XML, bomb, fetching)).containsExactly(" $ VALUE DEVIATION");
        assertThat(compared(pair(XML, fetching, "<a/>"), CompiledRules.NONE)
                        .get(0)
                        .shape()
                        .text())
                .isEqualTo("legacy: XML with a document type");
    }

    @Test
    void f6_xml_is_as_deep_as_the_limit_and_no_deeper() {
        String deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);

        Comparison comparison = new DiffEngine().compare(pair(XML, deep, "<a/>"), CompiledRules.NONE);

        assertThat(comparison)
                .isInstanceOfSatisfying(
                        Comparison.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(SkipReason.BUDGET));
        String allowed = "<a>".repeat(200) + "</a>".repeat(200);
        assertThat(said(XML, allowed, "<a>".repeat(200) + "x" + "</a>".repeat(200)))
                .hasSize(1);
    }

    @Test
    void xml_with_many_attributes_is_read_whatever_the_jdk_thinks_of_them() {
        String attributes =
                IntStream.range(0, 1_000).mapToObj(i -> " a" + i + "='1'").collect(Collectors.joining());

        assertThat(said(XML, "<a" + attributes + "/>", "<a" + attributes.replace(" a999='1'", " a999='2'") + "/>"))
                .hasSize(1)
                .first()
                .asString()
                .contains("a999");
    }

    @Test
    void one_side_that_is_not_well_formed_is_named() {
        List<Difference> differences = compared(pair(XML, "<a/>", "<a>"), CompiledRules.NONE);

        assertThat(differences).hasSize(1);
        assertThat(differences.get(0).kind()).isEqualTo(DifferenceKind.UNPARSEABLE);
        assertThat(differences.get(0).shape().text()).isEqualTo("candidate: not well-formed XML");
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, Zürich café",
        "text/csv, 'id;city\n7;Zürich'",
        "application/json, '{\"city\":\"Zürich\"}'",
        "application/x-ndjson, '{\"city\":\"Zürich\"}'"
    })
    void the_same_text_in_two_charsets_differs_in_the_header_alone(String type, String text) {
        Pair pair = Pairs.of(
                coded(type + ";charset=ISO-8859-1", text, StandardCharsets.ISO_8859_1),
                coded(type + ";charset=utf-8", text, StandardCharsets.UTF_8));

        assertThat(compared(pair, CompiledRules.NONE)).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(DifferenceKind.MEDIA_TYPE);
            assertThat(difference.severity()).isEqualTo(Severity.DEVIATION);
            assertThat(difference.pattern().text()).isEqualTo("header:content-type");
        });
    }

    @Test
    void the_same_xml_in_two_encodings_says_the_same() {
        Pair pair = Pairs.of(
                coded(XML, "<?xml version='1.0' encoding='ISO-8859-1'?><a>Zürich</a>", StandardCharsets.ISO_8859_1),
                coded(XML, "<a>Zürich</a>", StandardCharsets.UTF_8));

        assertThat(compared(pair, CompiledRules.NONE)).isEmpty();
    }

    @Test
    void the_same_bytes_in_two_charsets_are_two_texts() {
        byte[] bytes = {(byte) 0xc3, (byte) 0xa9};
        Pair pair = Pairs.of(
                Pairs.answer(200, type("text/plain;charset=iso-8859-1"), bytes),
                Pairs.answer(200, type("text/plain;charset=utf-8"), bytes));

        assertThat(compared(pair, CompiledRules.NONE))
                .extracting(Difference::kind)
                .containsExactly(DifferenceKind.MEDIA_TYPE, DifferenceKind.VALUE);
    }

    @Test
    void bytes_outside_the_announced_charset_are_named() {
        Pair pair = Pairs.of(
                coded("text/plain;charset=utf-16", "a", StandardCharsets.UTF_16),
                Pairs.answer(200, type("text/plain;charset=utf-16"), new byte[] {1}));

        assertThat(compared(pair, CompiledRules.NONE)).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(DifferenceKind.UNPARSEABLE);
            assertThat(difference.shape().text()).isEqualTo("candidate's body has bytes that are not utf-16");
        });
    }

    @Test
    void a_rule_that_is_not_reflexive_looks_into_equal_lines() {
        CompiledRules rules =
                TestRules.rules().at("$[*].tenant", new Treatment.TenantNamed()).compile();

        assertThat(said(LINES, "{\"tenant\":\"beta\"}", "{\"tenant\":\"beta\"}", rules))
                .containsExactly("/0/tenant $[*].tenant TENANT_LEAK CRITICAL");
    }

    @Test
    void limits_hold_for_lines() {
        String deep = "[".repeat(600) + "]".repeat(600);

        Comparison comparison =
                new DiffEngine(Limits.DEFAULT).compare(pair(LINES, deep + "\n1", deep + "\n2"), CompiledRules.NONE);

        assertThat(comparison).isInstanceOf(Comparison.Refused.class);
    }

    private static List<String> said(String type, String legacy, String candidate) {
        return said(type, legacy, candidate, CompiledRules.NONE);
    }

    private static List<String> said(String type, String legacy, String candidate, CompiledRules rules) {
        return compared(pair(type, legacy, candidate), rules).stream()
                .map(difference -> (difference.kind() == DifferenceKind.LEXICAL
                                ? ""
                                : difference.at().text())
                        + " " + difference.pattern() + " " + difference.kind() + " " + difference.severity())
                .toList();
    }

    private static List<Difference> compared(Pair pair, CompiledRules rules) {
        return ((Comparison.Compared) new DiffEngine().compare(pair, rules)).differences();
    }

    private static Pair pair(String type, String legacy, String candidate) {
        return Pairs.of(Pairs.answer(200, type(type), legacy), Pairs.answer(200, type(type), candidate));
    }

    private static Reply.Answer coded(String type, String text, Charset charset) {
        return Pairs.answer(200, type(type), text.getBytes(charset));
    }

    private static Headers type(String type) {
        return Headers.of(Map.of("Content-Type", type));
    }
}
