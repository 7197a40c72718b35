package dev.parallax.rules.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.Severity;
import dev.parallax.rules.Glob;
import dev.parallax.rules.Governance;
import dev.parallax.rules.Rule;
import dev.parallax.rules.RuleScope;
import dev.parallax.rules.RuleTarget;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.path.Literal;
import dev.parallax.rules.path.RulePath;
import dev.parallax.rules.problem.RuleBookException;
import dev.parallax.rules.problem.RuleProblem;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleBookLoaderTest {

    private static final String GOVERNED = "because: b\n    owner: o\n    until: 2027-03-31\n";

    @TempDir
    Path directory;

    @Test
    void files_are_merged_and_subdirectories_and_the_readiness_policy_are_not() throws IOException {
        Files.writeString(directory.resolve("a.yaml"), "operations:\n  - {id: listings.get, match: 'GET /a/{id}'}\n");
        Files.writeString(directory.resolve("b.yml"), rule("one", "$.a", "ignore: true"));
        Files.writeString(directory.resolve("readiness.yaml"), "soak: 7d\n");
        Files.writeString(directory.resolve("notes.txt"), "not rules");
        Files.writeString(
                Files.createDirectory(directory.resolve("packs")).resolve("c.yaml"),
                rule("two", "$.b", "ignore: true"));

        RuleBook book = RuleBookLoader.load(directory);

        assertThat(book.operations()).singleElement().satisfies(operation -> {
            assertThat(operation.id().value()).isEqualTo("listings.get");
            assertThat(operation.method()).isEqualTo(ReadMethod.GET);
        });
        assertThat(book.rules()).extracting(rule -> rule.id().value()).containsExactly("one");
    }

    @Test
    void a_rule_is_read_whole() {
        RuleBook book = parse("""
                rules:
                  - id: search-order
                    on: [listings.search, "saved.*"]
                    tenants: acme
                    at: $.items
                    array: {key: id}
                    because: Ties were never ordered.
                    owner: search
                    until: 2027-03-31
                    approver: dana
                """);

        assertThat(book.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.scope())
                    .isEqualTo(new RuleScope(
                            List.of(new Glob("listings.search"), new Glob("saved.*")), List.of(new Glob("acme"))));
            assertThat(rule.at()).isEqualTo(new RuleTarget.InBody(RulePath.parse("$.items")));
            assertThat(rule.treatment()).isEqualTo(new Treatment.ArrayKeyed(List.of("id")));
            assertThat(rule.governance())
                    .isEqualTo(new Governance("Ties were never ordered.", "search", LocalDate.of(2027, 3, 31), "dana"));
        });
    }

    @Test
    void every_treatment_is_understood() {
        assertThat(treatment("ignore: true")).isEqualTo(new Treatment.Ignore());
        assertThat(treatment("array: ordered")).isEqualTo(new Treatment.ArrayOrdered());
        assertThat(treatment("array: unordered")).isEqualTo(new Treatment.ArrayUnordered());
        assertThat(treatment("array: {key: [a, b]}")).isEqualTo(new Treatment.ArrayKeyed(List.of("a", "b")));
        assertThat(treatment("number: {abs: 0.01, rel: 1e-9, scale: 2}"))
                .isEqualTo(new Treatment.NumberTolerance(new BigDecimal("0.01"), new BigDecimal("1e-9"), 2));
        assertThat(treatment("instant: {within: 1s, zone: Europe/Berlin}"))
                .isEqualTo(new Treatment.InstantTolerance(Duration.ofSeconds(1), ZoneId.of("Europe/Berlin")));
        assertThat(treatment("instant: {}")).isEqualTo(new Treatment.InstantTolerance(Duration.ZERO, null));
        assertThat(treatment("text: [trim, nfc]"))
                .isEqualTo(new Treatment.TextForm(Set.of(Treatment.TextStep.TRIM, Treatment.TextStep.NFC)));
        assertThat(treatment("absent: [null, '', [], {}, 0, NO]"))
                .isEqualTo(new Treatment.AbsentLike(List.of(
                        new Literal.Null(),
                        new Literal.Text(""),
                        new Literal.EmptyArray(),
                        new Literal.EmptyObject(),
                        new Literal.Decimal(BigDecimal.ZERO),
                        new Literal.Text("NO"))));
        assertThat(treatment("map: {OLD: NEW, NO: Norway, on: off}"))
                .isEqualTo(new Treatment.ValueMap(Map.of("OLD", "NEW", "NO", "Norway", "on", "off")));
        assertThat(treatment("type: lenient")).isEqualTo(new Treatment.TypeLenient());
        assertThat(treatment("embedded: json")).isEqualTo(new Treatment.EmbeddedJson());
        assertThat(treatment("url: {ignore: [host, scheme, port]}"))
                .isEqualTo(new Treatment.UrlIgnoring(Set.of(Treatment.UrlPart.values())));
        assertThat(treatment("added: deny")).isEqualTo(new Treatment.AddedDenied());
        assertThat(treatment("severity: COSMETIC")).isEqualTo(new Treatment.SeverityOverride(Severity.COSMETIC));
        assertThat(treatment("origins: exact")).isEqualTo(new Treatment.OriginsExact());
        assertThat(treatment("tenant: true")).isEqualTo(new Treatment.TenantNamed());
        assertThat(treatment("pattern: '[0-9a-f]{32}'"))
                .isInstanceOfSatisfying(
                        Treatment.MustMatch.class,
                        match -> assertThat(match.regex().pattern()).isEqualTo("[0-9a-f]{32}"));
        assertThat(treatment("replace: {regex: 'v(\\d+)', with: '$1'}"))
                .isInstanceOfSatisfying(
                        Treatment.Replace.class,
                        replace -> assertThat(replace.with()).isEqualTo("$1"));
    }

    @Test
    void headers_and_the_status_can_be_named() {
        RuleBook book = parse(rule("h", "header:Link", "ignore: true")
                + "  - {id: s, at: status, map: {200: 206}, because: b, owner: o, until: 2027-01-01}\n");

        assertThat(book.rules())
                .extracting(Rule::at)
                .containsExactly(new RuleTarget.InHeader("link"), new RuleTarget.AtStatus());
    }

    @Test
    void all_problems_are_reported_at_once_with_place_and_suggestion() {
        List<RuleProblem> problems = problems("""
                operations:
                  - {id: a, match: POST /api/search}
                rulez: []
                rules:
                  - id: one
                    at: $.a-b
                    ignroe: true
                    because: b
                    owner: o
                    until: 31.03.2027
                  - id: two
                    at: $.b
                    ignore: true
                    text: [trim]
                    owner: o
                    until: 2027-02-30
                """);

        assertThat(problems)
                .extracting(
                        problem -> problem.at().line(),
                        problem -> problem.at().column(),
                        RuleProblem::word,
                        problem -> String.valueOf(problem.suggestion()))
                .containsExactly(
                        tuple(2, 20, "POST /api/search", "read: true"),
                        tuple(3, 1, "rulez", "'rules'"),
                        tuple(6, 11, "$.a-b", "the bracket form ['a-b']"),
                        tuple(7, 5, "ignroe", "'ignore'"),
                        tuple(10, 12, "31.03.2027", "null"),
                        tuple(11, 5, "", "null"),
                        tuple(14, 5, "text", "null"),
                        tuple(16, 12, "2027-02-30", "null"));
    }

    @Test
    void what_is_wrong_between_rules_is_reported_in_the_same_run_as_what_is_wrong_within_them() {
        assertThat(problems("""
                rules:
                  - id: one
                    at: $.items[*
                    ignore: true
                    because: b
                    owner: o
                    until: 2027-03-31
                  - id: one
                    at: $.b
                    pattern: '.*'
                    because: b
                    until: 2027-03-31
                  - id: two
                    at: $..*
                    ignore: true
                    because: b
                    owner: o
                    until: soon
                    approver: somebody
                """))
                .extracting(problem -> problem.at().line(), RuleProblem::message)
                .containsExactlyInAnyOrder(
                        tuple(3, "path '$.items[*': ']' is missing"),
                        tuple(8, "'owner' is missing"),
                        tuple(8, "rule 'one' is already defined at rules:2:9"),
                        tuple(
                                9,
                                "rule 'one' is over-broad: the regex '.*' matches anything; narrow it, or have somebody sign"
                                        + " for it with 'approver:'"),
                        tuple(18, "'until' must be a date like 2027-03-31, got 'soon'"));
    }

    @Test
    void a_problem_reads_as_one_line() {
        assertThat(problems(rule("one", "$.a", "ignroe: true")))
                .singleElement()
                .asString()
                .isEqualTo("rules:4:5: unknown word 'ignroe'; did you mean 'ignore'?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ignore: false",
                "array: sorted",
                "array: {}",
                "array: {key: []}",
                "number: {}",
                "number: {abs: -1}",
                "number: {abs: x}",
                "number: {scale: 1.5}",
                "number: {scale: 100000}",
                "instant: {within: -1s}",
                "instant: {within: 1y}",
                "instant: {zone: Europe/Berln}",
                "text: []",
                "text: [upper]",
                "pattern: '('",
                "pattern: '(?=a)'",
                "pattern: '(a)\\1'",
                "replace: {regex: a}",
                "replace: {regex: a, with: $1}",
                "absent: null",
                "absent: []",
                "absent: [[1]]",
                "map: {}",
                "map: {a: [b]}",
                "type: loose",
                "embedded: xml",
                "url: {ignore: [path]}",
                "url: {}",
                "added: allow",
                "severity: HARMLESS",
                "tenant: yes",
                "ignore: !!java.net.URL [\"http://localhost/\"]",
                "ignore: !custom true"
            })
    void a_treatment_written_wrongly_is_refused_on_its_line(String treatment) {
        assertThat(problems(rule("one", "$.a", treatment)))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.at().line()).isEqualTo(4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "$|ignore: true",
                "$..*|ignore: true",
                "$.*|ignore: true",
                "$[*]|ignore: true",
                "$[:].*|severity: COSMETIC",
                "$..*|number: {abs: 0.01}",
                "$..[*]|absent: [null]",
                "$.a|pattern: .*",
                "$.a|pattern: '[\\s\\S]+'",
                "$.a|replace: {regex: '.+', with: x}",
                "$.a|replace: {regex: '(?s).*', with: ''}",
                "$.a|number: {rel: 1}",
                "$.a|instant: {within: 1h}",
                "status|ignore: true",
                "status|severity: COSMETIC"
            })
    void an_over_broad_rule_needs_an_approver(String at, String treatment) {
        assertThat(problems(rule("one", at, treatment)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("over-broad"));

        assertThat(parse(rule("one", at, treatment + "\n    approver: dana")).rules())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "$|array: unordered",
                "$|added: deny",
                "$..*|added: deny",
                "$..createdAt|ignore: true",
                "$.*|absent: [null]",
                "$.a|pattern: '\\d+'",
                "$.a|replace: {regex: '\\?v=\\d+', with: ''}",
                "$.a|instant: {within: 59m}",
                "status|map: {200: 206}",
                "header:Date|ignore: true"
            })
    void a_narrow_rule_needs_none(String at, String treatment) {
        assertThat(parse(rule("one", at, treatment)).rules()).hasSize(1);
    }

    @Test
    void ids_are_unique_across_files() {
        RuleBookException refused = refused(
                new RuleSource(Path.of("a.yaml"), rule("one", "$.a", "ignore: true")),
                new RuleSource(Path.of("b.yaml"), rule("one", "$.b", "ignore: true")));

        assertThat(refused.problems())
                .singleElement()
                .asString()
                .isEqualTo("b.yaml:2:9: rule 'one' is already defined at a.yaml:2:9");
    }

    @Test
    void ids_of_built_in_rules_are_taken() {
        assertThat(problems(rule("parallax.origins", "$.a", "ignore: true"))).hasSize(1);
    }

    @Test
    void two_operations_never_claim_the_same_requests() {
        assertThat(problems("""
                operations:
                  - {id: a, match: "GET /api/listings/{id}"}
                  - {id: b, match: "GET /api/listings/{listing}"}
                  - {id: c, match: "GET /api/{kind}/{id}"}
                """))
                .singleElement()
                .satisfies(problem -> assertThat(problem.at().line()).isEqualTo(3));
    }

    @Test
    void rules_that_contradict_each_other_are_refused() {
        assertThat(problems(rules(
                        entry("one", "$.items", "array: unordered"), entry("two", "$['items']", "array: {key: id}"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("contradicts rule 'one'"));
        assertThat(problems(rules(
                        entry("one", "$.a", "ignore: true\n    on: 'a.*'"),
                        entry("two", "$.a", "text: [trim]\n    on: '*.b'"))))
                .hasSize(1);
    }

    @Test
    void rules_between_which_precedence_can_choose_are_not_refused() {
        RuleBook book = parse(rules(
                entry("global", "$.items", "array: unordered"),
                entry("operation", "$.items", "array: {key: id}\n    on: a"),
                entry("other-operation", "$.items", "array: ordered\n    on: b"),
                entry("tenant", "$.items", "array: {key: ref}\n    on: a\n    tenants: acme"),
                entry("same", "$.items", "array: unordered"),
                entry("other-aspect", "$.items", "severity: COSMETIC")));

        assertThat(book.rules()).hasSize(6);
    }

    @Test
    void a_missing_directory_is_named() {
        Path missing = directory.resolve("nowhere");

        assertThat(catchThrowableOfType(RuleBookException.class, () -> RuleBookLoader.load(missing))
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.at().source()).isEqualTo(missing.toString()));
    }

    @Test
    void a_file_that_is_not_utf_8_is_named() throws IOException {
        Files.write(directory.resolve("latin.yaml"), new byte[] {'#', (byte) 0xe9, '\n'});

        assertThat(catchThrowableOfType(RuleBookException.class, () -> RuleBookLoader.load(directory))
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("UTF-8"));
    }

    @Test
    void an_empty_file_has_no_rule() {
        assertThat(parse("# nothing yet\n").rules()).isEmpty();
        assertThat(parse("rules:\n").rules()).isEmpty();
    }

    private static String rule(String id, String at, String treatment) {
        return rules(entry(id, at, treatment));
    }

    private static String rules(String... entries) {
        return "rules:\n" + String.join("", entries);
    }

    private static String entry(String id, String at, String treatment) {
        return "  - id: " + id + "\n    at: \"" + at + "\"\n    " + treatment + "\n    " + GOVERNED;
    }

    private static Treatment treatment(String yaml) {
        return parse(rule("one", "$.a", yaml)).rules().get(0).treatment();
    }

    private static RuleBook parse(String yaml) {
        return RuleBookLoader.parse(List.of(RuleSource.inline(yaml)));
    }

    private static List<RuleProblem> problems(String yaml) {
        return refused(RuleSource.inline(yaml)).problems();
    }

    private static RuleBookException refused(RuleSource... sources) {
        RuleBookException refused =
                catchThrowableOfType(RuleBookException.class, () -> RuleBookLoader.parse(List.of(sources)));
        assertThat(refused).as("rules should be refused").isNotNull();
        return refused;
    }
}
