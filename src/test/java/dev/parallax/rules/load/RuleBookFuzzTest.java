package dev.parallax.rules.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parallax.rules.problem.RuleBookException;
import dev.parallax.rules.problem.RuleProblems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** F10: rules are data, and broken data is a located problem, never a crash, a hang or a Java type. */
class RuleBookFuzzTest {

    private static final int ROUNDS = Integer.getInteger("parallax.fuzz.rounds", 3_000);
    private static final String[] SPLINTERS = {
        "&a ",
        "*a",
        "<<: *a",
        "!!int ",
        "!x ",
        "? ",
        "- ",
        ": ",
        "{",
        "}",
        "[",
        "]",
        "'",
        "\"",
        "|",
        ">",
        "#",
        "%",
        "@",
        "\t",
        "\n",
        "\r",
        "\u0000",
        "\u0085",
        "\u2028",
        "\ud83d\ude00",
        "\ufeff",
        "---\n",
        "...\n",
        "null",
        "~",
        "on",
        "\\",
        "$..*",
        "(a+)+$",
        "1e999999999",
        "-0",
        "0x1",
        "2026-99-99",
        "9999999999999999999"
    };

    @Test
    void mutated_rules_are_loaded_or_refused_with_a_place() throws IOException {
        List<String> seeds = shipped();
        Random random = new Random(20_261_121);

        for (int round = 0; round < ROUNDS; round++) {
            String yaml = mutated(seeds.get(random.nextInt(seeds.size())), random);
            try {
                RuleBookLoader.parse(List.of(RuleSource.inline(yaml)));
            } catch (RuleBookException refused) {
                long lines = yaml.codePoints()
                                .filter(c -> "\n\r\u0085\u2028\u2029".indexOf(c) >= 0)
                                .count()
                        + 1;
                assertThat(refused.problems()).as(yaml).isNotEmpty().allSatisfy(problem -> {
                    assertThat(problem.at().line()).isBetween(1, (int) lines + 1);
                    assertThat(problem.at().column()).isPositive();
                    assertThat(problem.message()).isNotBlank();
                    assertThat(problem.toString()).doesNotContain("\n", "\r", "\u0000");
                });
            }
        }
    }

    static Stream<String> bombs() {
        return Stream.of(
                "[".repeat(100_000),
                "rules: " + "[".repeat(1_000),
                "rules: " + "{a: ".repeat(1_000),
                "- ".repeat(10_000),
                "? ".repeat(10_000),
                "a".repeat(3_000_000),
                "a".repeat(500_000),
                "\"" + "\\x41".repeat(100_000) + "\"",
                "rules: '" + "'' ".repeat(150_000),
                "a: b\n".repeat(90_000),
                "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: &d [*c,*c]\nrules: [*d,*d,*d,*d]\n",
                "rules: &r [*r]\n",
                "&r {rules: *r}\n",
                "rules:\n" + " - {id: x}\n".repeat(20_000),
                "\"".repeat(100_001),
                "rules: |\n" + " x\n".repeat(100_000),
                rule("pattern: '" + "(".repeat(900) + "'"),
                rule("pattern: '((((a{100}){100}){100}){100})'"),
                rule("pattern: '(a{1000}){1000}'"),
                rule("replace: {regex: 'x{1001}', with: y}"),
                rule("number: {abs: 1e99999999999}"),
                rule("pattern: '([a-z]{50}x){200}'"),
                rule("pattern: '" + "a?".repeat(600) + "'"));
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void f4_f6_bombs_are_refused_fast(String yaml) {
        RuleBookException refused = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> catchThrowableOfType(
                        RuleBookException.class, () -> RuleBookLoader.parse(List.of(RuleSource.inline(yaml)))));

        assertThat(refused).isNotNull();
        assertThat(refused.problems()).hasSizeBetween(1, RuleProblems.MAX_KEPT);
    }

    @Test
    void a_tag_never_becomes_a_java_type() {
        String yaml = "rules: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL"
                + " [\"http://127.0.0.1:1/\"]]]]\n";

        assertThat(catchThrowableOfType(
                                RuleBookException.class, () -> RuleBookLoader.parse(List.of(RuleSource.inline(yaml))))
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).containsIgnoringCase("not allowed"));
    }

    private static String rule(String treatment) {
        return "rules:\n  - id: x\n    at: $.a\n    " + treatment
                + "\n    because: b\n    owner: o\n    until: 2027-01-01\n";
    }

    private static String mutated(String seed, Random random) {
        StringBuilder yaml = new StringBuilder(seed);
        IntStream.rangeClosed(0, random.nextInt(4)).forEach(i -> {
            int at = random.nextInt(yaml.length() + 1);
            int end = Math.min(yaml.length(), at + random.nextInt(12));
            switch (random.nextInt(6)) {
                case 0 -> yaml.delete(at, end);
                case 1 -> yaml.insert(at, SPLINTERS[random.nextInt(SPLINTERS.length)]);
                case 2 -> yaml.replace(at, end, SPLINTERS[random.nextInt(SPLINTERS.length)]);
                case 3 -> yaml.insert(at, (char) random.nextInt(0x10000));
                case 4 -> yaml.insert(at, yaml.substring(at, end));
                default -> yaml.setLength(at);
            }
        });
        return yaml.toString();
    }

    private static List<String> shipped() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Path.of("diff-rules"))) {
            files = walk.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .collect(Collectors.toList());
        }
        List<String> texts = new ArrayList<>();
        for (Path file : files) {
            texts.add(Files.readString(file));
        }
        return texts;
    }
}
