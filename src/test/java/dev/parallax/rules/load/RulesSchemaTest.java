package dev.parallax.rules.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.parallax.rules.path.Literal;
import dev.parallax.rules.problem.RuleBookException;
import dev.parallax.rules.problem.RuleProblems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema for editors says what the loader says, as far as a schema can. */
class RulesSchemaTest {

    private static final Path SCHEMA = Path.of("diff-rules/rules.schema.json");

    private final JsonSchema schema;
    private final JsonNode text;

    RulesSchemaTest() throws IOException {
        text = new ObjectMapper().readTree(Files.readString(SCHEMA));
        schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text);
    }

    @Test
    void the_schema_knows_the_words_of_the_loader() {
        List<String> words = new ArrayList<>();
        text.at("/$defs/rule/properties").fieldNames().forEachRemaining(words::add);

        assertThat(words).containsExactlyInAnyOrderElementsOf(RuleReader.KNOWN);
    }

    /** The loader lists the words it knows where it meets one that is like none of them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/properties | qqqqqqqq: 1",
                "/$defs/operation/properties | operations: [{qqqqqqqq: 1}]",
                "/$defs/rule/properties | rules: [{qqqqqqqq: 1}]",
                "/$defs/rule/properties/array/oneOf/1/properties | rules: [{array: {qqqqqqqq: 1}}]",
                "/$defs/rule/properties/number/properties | rules: [{number: {qqqqqqqq: 1}}]",
                "/$defs/rule/properties/instant/properties | rules: [{instant: {qqqqqqqq: 1}}]",
                "/$defs/rule/properties/replace/properties | rules: [{replace: {qqqqqqqq: 1}}]",
                "/$defs/rule/properties/url/properties | rules: [{url: {qqqqqqqq: 1}}]",
            })
    void in_every_mapping_the_schema_and_the_loader_know_the_same_words(String pointer, String yaml) {
        List<String> words = new ArrayList<>();
        text.at(pointer).fieldNames().forEachRemaining(words::add);

        assertThat(words).isNotEmpty().containsExactlyInAnyOrderElementsOf(listed(yaml, "known here: ([^\\n;]+)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/$defs/textStep | text: [qqqqqqqq]",
                "/$defs/urlPart | url: {ignore: qqqqqqqq}",
                "/$defs/rule/properties/array/oneOf/0 | array: qqqqqqqq",
                "/$defs/rule/properties/type | type: qqqqqqqq",
                "/$defs/rule/properties/embedded | embedded: qqqqqqqq",
                "/$defs/rule/properties/added | added: qqqqqqqq",
                "/$defs/rule/properties/severity | severity: qqqqqqqq",
                "/$defs/rule/properties/origins | origins: qqqqqqqq",
            })
    void in_every_choice_the_schema_and_the_loader_know_the_same_words(String pointer, String treatment) {
        JsonNode choice = text.at(pointer);
        List<String> words = new ArrayList<>();
        choice.path("enum").forEach(word -> words.add(word.textValue()));
        if (choice.has("const")) {
            words.add(choice.path("const").textValue());
        }

        assertThat(words)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(listed(rule(treatment), "must be (?:one of )?(.+), got"));
    }

    @Test
    void every_treatment_is_a_choice_of_its_own_in_the_schema() {
        List<String> choices = new ArrayList<>();
        text.at("/$defs/rule/oneOf")
                .forEach(choice -> choices.add(choice.at("/required/0").textValue()));

        assertThat(choices).containsExactlyInAnyOrderElementsOf(TreatmentReader.vocabulary());
    }

    private static List<String> listed(String yaml, String pattern) {
        String complaint = String.valueOf(catchThrowable(() -> RuleBookLoader.parse(List.of(RuleSource.inline(yaml))))
                .getMessage());
        Matcher found = Pattern.compile(pattern).matcher(complaint);
        assertThat(found.find()).as(complaint).isTrue();
        return List.of(found.group(1).replace("'", "").split(", "));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shipped_files_satisfy_it(Path file) throws IOException {
        assertThat(schema.validate(json(Files.readString(file)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ignore: false",
                "ignroe: true",
                "ignore: true\n    text: [trim]",
                "array: sorted",
                "array: {key: []}",
                "number: {}",
                "number: {abs: -1}",
                "number: {scale: 1.5}",
                "instant: {within: 1y}",
                "text: [upper]",
                "replace: {regex: a}",
                "absent: null",
                "absent: [[1]]",
                "map: {}",
                "map: {a: [b]}",
                "type: loose",
                "embedded: xml",
                "url: {ignore: [path]}",
                "added: allow",
                "severity: HARMLESS",
                "tenant: no"
            })
    void what_the_loader_refuses_the_schema_refuses(String treatment) {
        String yaml = rule(treatment);

        assertThat(schema.validate(json(yaml))).isNotEmpty();
        assertThat(catchThrowable(() -> RuleBookLoader.parse(List.of(RuleSource.inline(yaml)))))
                .isInstanceOf(RuleBookException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ignore: true",
                "array: {key: [a, b]}",
                "number: {abs: 0.01, scale: 2}",
                "instant: {within: 1s, zone: Europe/Berlin}",
                "text: trim",
                "absent: [null, '', [], {}, 0]",
                "map: {1: ACTIVE, on: off}",
                "url: {ignore: host}"
            })
    void what_the_loader_takes_the_schema_takes(String treatment) {
        String yaml = rule(treatment);

        assertThat(schema.validate(json(yaml))).isEmpty();
        assertThat(RuleBookLoader.parse(List.of(RuleSource.inline(yaml))).rules())
                .hasSize(1);
    }

    private static String rule(String treatment) {
        return "rules:\n  - id: x\n    at: $.a\n    " + treatment
                + "\n    because: b\n    owner: o\n    until: 2027-01-01\n";
    }

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("diff-rules"))) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml")
                            && !file.getParent().endsWith("cases")
                            && !file.endsWith(RuleBookLoader.READINESS_FILE))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /** As an editor reads YAML 1.2. */
    private static JsonNode json(String yaml) {
        return YamlComposer.compose(RuleSource.inline(yaml), new RuleProblems())
                .map(RulesSchemaTest::json)
                .orElseThrow();
    }

    private static JsonNode json(YamlValue value) {
        if (value.isList()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            value.list("").orElseThrow().forEach(element -> list.add(json(element)));
            return list;
        }
        if (value.isMapping()) {
            ObjectNode mapping = JsonNodeFactory.instance.objectNode();
            value.mapping("").orElseThrow().entries().forEach((key, entry) -> mapping.set(key, json(entry.value())));
            return mapping;
        }
        Literal literal = value.literal().orElseThrow();
        if (literal instanceof Literal.Bool bool) {
            return JsonNodeFactory.instance.booleanNode(bool.value());
        }
        if (literal instanceof Literal.Decimal decimal) {
            return JsonNodeFactory.instance.numberNode(decimal.value());
        }
        return literal instanceof Literal.Text text
                ? JsonNodeFactory.instance.textNode(text.value())
                : JsonNodeFactory.instance.nullNode();
    }
}
