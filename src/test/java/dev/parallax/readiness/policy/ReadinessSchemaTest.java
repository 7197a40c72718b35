package dev.parallax.readiness.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.parallax.rules.load.RuleSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** The schema for editors says what the loader says, as far as a schema can. */
class ReadinessSchemaTest {

    private static final Pattern TRUE_OR_FALSE = Pattern.compile("true|false");

    private final JsonNode text;
    private final JsonSchema schema;

    ReadinessSchemaTest() throws IOException {
        text = new ObjectMapper().readTree(Files.readString(Path.of("diff-rules/readiness.schema.json")));
        schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text);
    }

    private static JsonNode json(String yaml) {
        LoaderOptions options = new LoaderOptions();
        Resolver dates = new Resolver() {
            @Override
            public void addImplicitResolver(Tag tag, Pattern regexp, String first, int limit) {
                // A date stays the text that was written, and 'on' a word.
                if (tag.equals(Tag.BOOL)) {
                    super.addImplicitResolver(tag, TRUE_OR_FALSE, "tf", limit);
                } else if (!tag.equals(Tag.TIMESTAMP)) {
                    super.addImplicitResolver(tag, regexp, first, limit);
                }
            }
        };
        Object read = new Yaml(
                        new SafeConstructor(options),
                        new Representer(new DumperOptions()),
                        new DumperOptions(),
                        options,
                        dates)
                .load(yaml);
        return new ObjectMapper().valueToTree(read);
    }

    private List<String> words(String pointer) {
        List<String> words = new ArrayList<>();
        text.at(pointer).fieldNames().forEachRemaining(words::add);
        return words;
    }

    @Test
    void the_schema_knows_the_words_of_the_loader() {
        assertThat(words("/properties"))
                .containsAll(AdjustmentReader.WORDS)
                .containsAll(PolicyReader.PARTS)
                .hasSize(AdjustmentReader.WORDS.size() + PolicyReader.PARTS.size());
        assertThat(words("/$defs/tenant/properties"))
                .containsAll(AdjustmentReader.WORDS)
                .contains("for", "preset", "operations")
                .hasSize(AdjustmentReader.WORDS.size() + 3);
        assertThat(words("/$defs/operation/properties"))
                .containsAll(AdjustmentReader.OPERATION_WORDS)
                .contains("on")
                .hasSize(AdjustmentReader.OPERATION_WORDS.size() + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"diff-rules/readiness.yaml", "diff-rules/demo/readiness.yaml"})
    void shipped_policies_satisfy_it(String file) throws IOException {
        assertThat(schema.validate(json(Files.readString(Path.of(file))))).isEmpty();
    }

    @Test
    void the_policy_in_the_documentation_satisfies_it_and_is_taken() throws IOException {
        String page = Files.readString(Path.of("docs/readiness.md"));
        String yaml = page.substring(page.indexOf("```yaml") + 7, page.indexOf("```", page.indexOf("```yaml") + 7));

        assertThat(schema.validate(json(yaml))).isEmpty();
        Policy policy = PolicyLoader.parse(RuleSource.inline(yaml));
        assertThat(policy.base()).isEqualTo(Preset.STANDARD.requirements());
        assertThat(policy.exemptions()).hasSize(1);
        assertThat(policy.exercises()).hasSize(1);
        assertThat(policy.blackouts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "preset: lax",
                "mismatches: {limit: 0.001}",
                "mismatches: {limt: 1%}",
                "pooling: yes please",
                "pooling: {tenants: 0}",
                "pooling: {largest: 101%}",
                "cases: {minimum: 1.5}",
                "cases: {finite: maybe}",
                "soak: soon",
                "contract: all",
                "contract: 1",
                "latency: {ratio: 0.5}",
                "latency: {shown: 1}",
                "operations: [{cases: {minimum: 5}}]",
                "tenants: [{preset: strict}]",
                "exempt: [{on: a, because: b, until: 2027-01-01}]",
                "exempt: [{on: a, because: b, owner: c, until: tomorrow}]",
                "exercise: [{on: a}]",
                "blackout: [{days: [someday], from: '16:00', to: '08:00', zone: UTC, because: b}]",
                "cover: 5%"
            })
    void what_the_loader_refuses_the_schema_refuses(String yaml) {
        assertThat(schema.validate(json(yaml))).isNotEmpty();
        assertThatThrownBy(() -> PolicyLoader.parse(RuleSource.inline(yaml))).isInstanceOf(PolicyException.class);
    }
}
