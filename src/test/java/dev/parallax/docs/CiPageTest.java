package dev.parallax.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.parallax.docs.CiPage.Snippet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in {@code docs/ci.md} and cannot be run here is at least of the shape its product takes. */
class CiPageTest {

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    @TempDir
    Path directory;

    private static List<Snippet> yaml(String heading) {
        return CiPage.snippets().stream()
                .filter(snippet -> snippet.heading().equals(heading))
                .filter(snippet -> snippet.language().equals("yaml"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "GitHub Actions, 0, github-action,   using",
        "GitHub Actions, 1, github-workflow, runs-on",
        "GitLab CI,      0, gitlab-ci,       annotations",
        "Argo Rollouts,  0, argo-rollouts,   successCondition",
        "Flagger,        0, flagger-canary,  webhooks"
    })
    void a_snippet_is_what_its_product_takes_and_a_typo_in_it_would_be_found(
            String heading, int index, String schema, String word) throws IOException {
        Snippet snippet = yaml(heading).get(index);

        assertThat(problems(snippet, schema)).isEmpty();
        assertThat(problems(new Snippet(heading, "yaml", snippet.text().replace(word + ":", word + "x:")), schema))
                .isNotEmpty();
    }

    @Test
    void every_yaml_snippet_is_checked_by_a_row_above() {
        assertThat(CiPage.snippets().stream()
                        .filter(snippet -> snippet.language().equals("yaml"))
                        .count())
                .isEqualTo(5);
    }

    @Test
    void the_hooks_ask_an_address_that_exists_and_believe_one_word() {
        JsonNode web = yaml("Argo Rollouts").get(0).documents().get(0).at("/spec/metrics/0");
        assertThat(web.at("/provider/web/url").asText()).endsWith("/api/v1/tenants/{{args.tenant}}/gate");
        assertThat(web.at("/provider/web/jsonPath").asText()).isEqualTo("{$.decision}");
        assertThat(web.at("/successCondition").asText()).isEqualTo("result == \"READY\"");
        assertThat(web.at("/consecutiveErrorLimit").asInt(-1)).isZero();

        JsonNode hook = yaml("Flagger").get(0).documents().get(0).at("/spec/analysis/webhooks/0");
        assertThat(hook.at("/url").asText()).endsWith("/api/v1/tenants/acme/gate");
        assertThat(hook.at("/type").asText()).isEqualTo("confirm-promotion");
    }

    @Test
    void no_expression_stands_in_a_script_where_a_name_could_become_a_command() {
        for (Snippet snippet : CiPage.snippets()) {
            for (String script : snippet.scripts()) {
                assertThat(script).as(snippet.heading()).doesNotContain("${{").doesNotContain("$[[");
            }
        }
    }

    @Test
    void every_script_is_one_to_a_shell() throws Exception {
        int checked = 0;
        for (Snippet snippet : CiPage.snippets()) {
            for (String script : snippet.scripts()) {
                Path file = Files.writeString(directory.resolve("script"), script);
                Process shell = new ProcessBuilder("sh", "-n", file.toString())
                        .redirectErrorStream(true)
                        .start();
                assertThat(shell.waitFor(20, TimeUnit.SECONDS)).isTrue();
                assertThat(shell.exitValue())
                        .as(snippet.heading() + ": "
                                + new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .isZero();
                checked++;
            }
        }
        assertThat(checked).isGreaterThanOrEqualTo(12);
    }

    @Test
    void the_jenkinsfile_is_balanced_and_quotes_its_script_singly() {
        Snippet jenkins = CiPage.snippets().stream()
                .filter(snippet -> snippet.language().equals("groovy"))
                .findFirst()
                .orElseThrow();
        String outside = jenkins.text().replaceAll("(?s)'''.*?'''", "").replaceAll("'[^'\\n]*'", "");

        assertThat(jenkins.scripts()).hasSize(1);
        assertThat(outside).startsWith("pipeline {").doesNotContain("'").doesNotContain("\"");
        assertThat(outside.chars().filter(c -> c == '{').count())
                .isEqualTo(outside.chars().filter(c -> c == '}').count());
        assertThat(outside).contains("agent any", "stages {", "steps {", "post {", "junit ");
    }

    private static List<String> problems(Snippet snippet, String schema) throws IOException {
        try (InputStream source = Objects.requireNonNull(
                CiPageTest.class.getResourceAsStream("/ci/" + schema + ".schema.json"), schema)) {
            JsonSchema checked = SCHEMAS.getSchema(new ObjectMapper().readTree(source));
            return snippet.documents().stream()
                    .flatMap(document -> checked.validate(document).stream())
                    .map(Object::toString)
                    .toList();
        }
    }
}
