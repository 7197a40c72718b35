package dev.parallax.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.exchange.Pair;
import dev.parallax.rules.load.RuleBookLoader;
import dev.parallax.rules.load.RuleSource;
import dev.parallax.rules.trie.CompiledRules;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a directory of {@code src/test/resources/cases} shows: two bodies, rules, and what is said of them. */
class GoldenCasesTest {

    static Stream<String> cases() throws IOException, URISyntaxException {
        try (Stream<Path> directories = Files.list(root())) {
            return directories.map(path -> path.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_case_is_judged_as_written_down(String name) throws IOException, URISyntaxException {
        Path directory = root().resolve(name);
        Pair pair = Pairs.json(
                Files.readAllBytes(directory.resolve("legacy")), Files.readAllBytes(directory.resolve("candidate")));
        CompiledRules rules = RuleBookLoader.parse(
                        List.of(new RuleSource(Path.of(name), Files.readString(directory.resolve("rules")))))
                .compiled(pair.read().operation().id(), pair.read().tenant(), TestRules.TODAY);

        Comparison.Compared compared = (Comparison.Compared) new DiffEngine().compare(pair, rules);

        List<String> said = new ArrayList<>(Outcome.of(compared).differences());
        Outcome.of(compared).masked().forEach(mask -> said.add("masked by " + mask));
        assertThat(String.join("\n", said))
                .isEqualTo(Files.readString(directory.resolve("expected")).stripTrailing());
    }

    private static Path root() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(GoldenCasesTest.class.getResource("/cases"))
                .toURI());
    }
}
