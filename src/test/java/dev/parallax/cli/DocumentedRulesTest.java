package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.load.RuleBookLoader;
import dev.parallax.rules.load.RuleCase;
import dev.parallax.rules.load.RuleCaseLoader;
import dev.parallax.rules.load.RuleSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

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

        assertThat(documented).containsExactlyElementsOf(treatments());
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
            if (line.startsWith("### `")) {
                heading = line.substring("### `".length(), line.length() - 1);
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
