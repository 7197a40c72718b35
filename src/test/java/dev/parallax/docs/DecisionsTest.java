package dev.parallax.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of decisions has them all, in order, under their titles. */
class DecisionsTest {

    private static final Path DECISIONS = Path.of("docs/decisions");
    private static final Pattern LISTED = Pattern.compile("\\| \\[(\\d+)]\\(([^)]+)\\) \\| (.+) \\|");

    @Test
    void every_decision_is_listed_in_order_under_its_title() throws IOException {
        List<String> listed = Files.readString(DECISIONS.resolve("README.md"))
                .lines()
                .map(LISTED::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(2) + ": # " + row.group(1) + ". " + row.group(3))
                .toList();

        try (Stream<Path> files = Files.list(DECISIONS)) {
            assertThat(listed)
                    .containsExactlyElementsOf(files.filter(file -> !file.endsWith("README.md"))
                            .sorted()
                            .map(DecisionsTest::titled)
                            .toList());
        }
    }

    private static String titled(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return file.getFileName() + ": " + lines.findFirst().orElse("");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
