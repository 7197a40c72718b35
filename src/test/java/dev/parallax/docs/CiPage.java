package dev.parallax.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/** The snippets of {@code docs/ci.md}, and the shell scripts in them. */
public final class CiPage {

    private static final Pattern FENCE = Pattern.compile("(?ms)^(#+ [^\\n]+)$|^```(\\w+)\\n(.*?)^```$");
    private static final Pattern JENKINS_SHELL = Pattern.compile("(?s)\\bsh '''(.*?)'''");

    private CiPage() {}

    /** A fenced block below a heading. */
    public record Snippet(String heading, String language, String text) {

        /** The documents of a YAML block. */
        List<JsonNode> documents() {
            List<JsonNode> documents = new ArrayList<>();
            new Yaml().loadAll(text).forEach(document -> documents.add(new ObjectMapper().valueToTree(document)));
            return documents;
        }

        /** What of it a shell runs, one script a step. */
        public List<String> scripts() {
            return switch (language) {
                case "sh" -> List.of(text);
                case "groovy" ->
                    JENKINS_SHELL
                            .matcher(text)
                            .results()
                            .map(found -> found.group(1))
                            .toList();
                case "yaml" ->
                    documents().stream()
                            .flatMap(document -> scripts(document).stream())
                            .toList();
                default -> throw new IllegalArgumentException("nobody checks snippets in " + language);
            };
        }

        private static List<String> scripts(JsonNode document) {
            List<String> scripts = new ArrayList<>();
            document.findValues("run").forEach(run -> scripts.add(run.asText()));
            document.findValues("script")
                    .forEach(lines -> scripts.add(String.join(
                            "\n",
                            StreamSupport.stream(lines.spliterator(), false)
                                    .map(JsonNode::asText)
                                    .toList())));
            return scripts;
        }
    }

    /** All of them, in order. */
    public static List<Snippet> snippets() {
        try {
            List<Snippet> snippets = new ArrayList<>();
            String heading = "";
            Matcher fence = FENCE.matcher(Files.readString(Path.of("docs/ci.md")));
            while (fence.find()) {
                if (fence.group(1) != null) {
                    heading = fence.group(1).replaceAll("^#+ ", "");
                } else {
                    snippets.add(new Snippet(heading, fence.group(2), fence.group(3)));
                }
            }
            return snippets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
