package dev.parallax.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/**
 * The mirror configurations that cannot be run here, against what their products publish. Where each schema comes from stands
 * in it ({@code $comment}); a member that nobody declared is refused, as products ignore it without a word.
 */
class MirrorSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    @ParameterizedTest
    @CsvSource({
        "envoy-mirror.yaml,       envoy-bootstrap.schema.json,      request_mirror_policies",
        "istio-mirror.yaml,       istio-virtualservice.schema.json, mirror",
        "gateway-api-mirror.yaml, gateway-httproute.schema.json,    requestMirror"
    })
    void a_configuration_is_what_its_product_publishes_and_a_typo_in_it_would_be_found(
            String configuration, String schema, String mirroring) throws IOException {
        String text = Files.readString(Path.of("docs/sidecar", configuration));

        assertThat(problems(schema, text)).isEmpty();
        assertThat(text).contains(mirroring + ":");
        assertThat(problems(schema, text.replace(mirroring + ":", mirroring + "s:")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "envoy-mirror.yaml, 'cluster: parallax\n', 'cluster: elsewhere\n'",
        "envoy-mirror.yaml, 'name: backend\n',     'name: other\n'"
    })
    void every_cluster_that_envoy_routes_to_is_defined(String configuration, String from, String to)
            throws IOException {
        String text = Files.readString(Path.of("docs/sidecar", configuration));

        assertThat(undefinedClusters(text)).isEmpty();
        assertThat(undefinedClusters(text.replace(from, to))).isNotEmpty();
    }

    @Test
    void only_reads_are_copied_everywhere() throws IOException {
        assertThat(text("envoy-mirror.yaml")).contains("regex: \"GET|HEAD\"");
        assertThat(text("istio-mirror.yaml")).contains("- method: {exact: GET}", "- method: {exact: HEAD}");
        assertThat(text("gateway-api-mirror.yaml")).contains("{method: GET,", "{method: HEAD,");
    }

    private static String text(String configuration) throws IOException {
        return Files.readString(Path.of("docs/sidecar", configuration));
    }

    private static List<String> undefinedClusters(String yaml) {
        JsonNode root = tree(yaml);
        List<String> defined = root.at("/static_resources/clusters").findValuesAsText("name");
        return Stream.concat(
                        root.findValues("route").stream()
                                .map(route -> route.path("cluster").asText()),
                        root.findValues("request_mirror_policies").stream()
                                .flatMap(policies -> policies.findValuesAsText("cluster").stream()))
                .filter(name -> !defined.contains(name))
                .toList();
    }

    private static List<String> problems(String schema, String yaml) throws IOException {
        try (InputStream in = MirrorSchemaTest.class.getResourceAsStream("/sidecar/" + schema)) {
            JsonSchema compiled = SCHEMAS.getSchema(in);
            return compiled.validate(tree(yaml)).stream().map(Object::toString).toList();
        }
    }

    private static JsonNode tree(String yaml) {
        return JSON.valueToTree(new Yaml().load(yaml));
    }
}
