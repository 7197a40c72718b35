package dev.parallax.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The dashboard and the alert rules in docs/monitoring, held against what a running service says. */
final class MonitoringFiles {

    private static final Path DIRECTORY = Path.of("docs", "monitoring");
    private static final Pattern METRIC = Pattern.compile("\\b(?:parallax|http|jvm|process|system)_[a-z0-9_]+");
    private static final Pattern LABEL = Pattern.compile("(?:by \\(|[{,])\\s*([a-z_]+)(?=\\s*(?:[=,)]|!=|=~))");

    private MonitoringFiles() {}

    /** Fails for every metric and label the files ask for and {@code scraped} does not have. */
    static void areAnsweredBy(String scraped) throws IOException {
        Set<String> known =
                METRIC.matcher(scraped).results().map(hit -> hit.group()).collect(Collectors.toSet());
        List<String> expressions = expressions();
        assertThat(expressions).hasSizeGreaterThan(30).allMatch(MonitoringFiles::isBalanced);
        for (String expression : expressions) {
            List<String> asked =
                    METRIC.matcher(expression).results().map(hit -> hit.group()).toList();
            assertThat(asked).as(expression).isNotEmpty();
            assertThat(known).as(expression).containsAll(asked);
            Set<String> labels = new TreeSet<>();
            LABEL.matcher(expression).results().forEach(hit -> labels.add(hit.group(1)));
            labels.remove("instance");
            assertThat(labels).as(expression).allMatch(label -> scraped.contains(label + "=\""));
        }
    }

    private static List<String> expressions() throws IOException {
        List<String> expressions = new ArrayList<>();
        JsonNode dashboard = new ObjectMapper()
                .readTree(DIRECTORY.resolve("grafana-parallax.json").toFile());
        dashboard.findValues("expr").forEach(expression -> expressions.add(expression.textValue()));
        Map<?, ?> alerts = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(DIRECTORY.resolve("prometheus-alerts.yaml")));
        for (Object group : (List<?>) alerts.get("groups")) {
            for (Object rule : (List<?>) ((Map<?, ?>) group).get("rules")) {
                Map<?, ?> alert = (Map<?, ?>) rule;
                assertThat(alert.keySet().stream().map(String::valueOf))
                        .contains("alert", "expr", "labels", "annotations");
                expressions.add(String.valueOf(alert.get("expr")));
            }
        }
        return expressions;
    }

    private static boolean isBalanced(String expression) {
        return List.of("()", "{}", "[]").stream()
                .allMatch(pair -> count(expression, pair.charAt(0)) == count(expression, pair.charAt(1)));
    }

    private static long count(String text, char sought) {
        return text.chars().filter(c -> c == sought).count();
    }
}
