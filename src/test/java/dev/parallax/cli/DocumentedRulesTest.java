package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.load.RuleBookLoader;
import dev.parallax.rules.load.RuleCase;
import dev.parallax.rules.load.RuleCaseLoader;
import dev.parallax.rules.load.RuleSource;
import dev.parallax.rules.problem.RuleBookException;
import dev.parallax.rules.problem.RuleProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

/** Every example of {@code docs/rules.md} is true, and every treatment has one. */
class DocumentedRulesTest {

    private static final Path DOCUMENT = Path.of("docs/rules.md");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private record Section(String heading, RuleBook book, List<RuleCase> cases) {}

    @TestFactory
    Stream<DynamicTest> every_example_pair_comes_out_as_documented() throws IOException {
        return sections().stream()
                .flatMap(section -> section.cases().stream()
                        .map(example -> DynamicTest.dynamicTest(
                                section.heading() + ": " + example.title(),
                                () -> assertThat(new RuleCaseRun(section.book(), TODAY)
                                                .run(example)
                                                .complaints())
                                        .isEmpty())));
    }

    @Test
    void every_treatment_has_a_pair_it_is_for_and_a_near_miss() throws IOException {
        Set<String> documented = new TreeSet<>();
        for (Section section : sections()) {
            assertThat(section.cases()).as(section.heading()).hasSizeGreaterThanOrEqualTo(2);
            assertThat(section.cases())
                    .as(section.heading())
                    .anySatisfy(example -> assertThat(example.differs()).isNotEmpty());
            documented.add(section.heading());
        }

        assertThat(documented)
                .containsAll(treatments())
                .contains("Precedence", "Lines", "Forms", "XML", "Parts of fields", "Entity tags");
    }

    @TestFactory
    Stream<DynamicTest> every_path_takes_what_the_page_says() throws IOException {
        JsonNode document = new ObjectMapper()
                .readTree(DocumentedBlocks.of(DOCUMENT, "json document").get(0));
        Map<String, List<String>> paths =
                new Yaml().load(DocumentedBlocks.of(DOCUMENT, "yaml paths").get(0));
        PathExample example = new PathExample(document, TODAY);

        assertThat(paths).hasSizeGreaterThan(25);
        return paths.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> assertThat(example.taken(entry.getKey()))
                                .containsExactlyInAnyOrderElementsOf(entry.getValue())));
    }

    @Test
    void what_is_refused_is_refused_in_these_words() throws IOException {
        String file = DocumentedBlocks.of(DOCUMENT, "yaml refused").get(0);
        String problems = DocumentedBlocks.of(DOCUMENT, "text problems").get(0);

        assertThatThrownBy(() -> RuleBookLoader.parse(List.of(new RuleSource(Path.of("diff-rules/search.yaml"), file))))
                .isInstanceOfSatisfying(
                        RuleBookException.class,
                        refused -> assertThat(refused.problems().stream()
                                        .map(RuleProblem::toString)
                                        .toList())
                                .containsExactlyElementsOf(problems.lines().toList()));
    }

    private static Set<String> treatments() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(Files.readString(Path.of("diff-rules/rules.schema.json")));
        Set<String> treatments = new TreeSet<>();
        schema.at("/$defs/rule/oneOf")
                .forEach(one -> treatments.add(one.at("/required/0").asText()));
        return treatments;
    }

    private static List<Section> sections() throws IOException {
        List<Section> sections = new ArrayList<>();
        String heading = "";
        String fence = "";
        RuleBook book = RuleBook.empty();
        StringBuilder block = new StringBuilder();
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.startsWith("### ") && fence.isEmpty()) {
                heading = line.substring("### ".length()).replace("`", "");
            } else if (line.startsWith("```") && fence.isEmpty()) {
                fence = line;
                block.setLength(0);
            } else if (line.equals("```")) {
                RuleSource source = RuleSource.inline(block.toString());
                if (fence.equals("```yaml rules")) {
                    book = RuleBookLoader.parse(List.of(source));
                } else if (fence.equals("```yaml cases")) {
                    sections.add(new Section(heading, book, RuleCaseLoader.parse(List.of(source))));
                }
                fence = "";
            } else {
                block.append(line).append('\n');
            }
        }
        return sections;
    }
}
