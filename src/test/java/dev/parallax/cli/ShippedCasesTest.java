package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.exchange.RuleId;
import dev.parallax.rules.Rule;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.load.RuleBookLoader;
import dev.parallax.rules.load.RuleCase;
import dev.parallax.rules.load.RuleCaseLoader;
import dev.parallax.rules.load.RuleSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules we ship do what they are for, and leave the near miss standing. */
class ShippedCasesTest {

    private static final Path SHIPPED = Path.of("diff-rules");
    private static final Path DEMO = SHIPPED.resolve("demo");
    private static final Set<Class<?>> ASKING = Set.of(
            Treatment.TenantNamed.class,
            Treatment.AddedDenied.class,
            Treatment.OriginsExact.class,
            Treatment.ArrayOrdered.class);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @TestFactory
    Stream<DynamicTest> cases_of_the_defaults_hold() {
        return run(RuleBookLoader.load(SHIPPED), RuleCaseLoader.load(SHIPPED));
    }

    @TestFactory
    Stream<DynamicTest> cases_of_the_packs_hold() throws IOException {
        return packs().stream().flatMap(pack -> run(book(pack), cases(pack)));
    }

    @TestFactory
    Stream<DynamicTest> cases_of_the_demo_hold() {
        return run(RuleBookLoader.load(DEMO), RuleCaseLoader.load(DEMO));
    }

    @Test
    void every_rule_of_the_demo_is_in_a_case_and_every_treatment_in_a_rule() {
        RuleBook book = RuleBookLoader.load(DEMO);
        Set<RuleId> masking = RuleCaseLoader.load(DEMO).stream()
                .flatMap(example -> example.masked().keySet().stream())
                .collect(Collectors.toSet());

        // Rules that ask for more mask nothing; their cases are those where something differs.
        assertThat(book.rules())
                .filteredOn(rule -> !ASKING.contains(rule.treatment().getClass()))
                .extracting(Rule::id)
                .isSubsetOf(masking);
        assertThat(book.rules().stream()
                        .map(rule -> rule.treatment().getClass())
                        .collect(Collectors.toSet()))
                .isEqualTo(Set.of(Treatment.class.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("packs")
    void every_pack_has_a_case_with_a_hit_and_one_with_a_near_miss(Path pack) {
        assertThat(cases(pack))
                .anyMatch(example -> !example.masked().isEmpty())
                .anyMatch(example -> !example.differs().isEmpty());
    }

    @Test
    void cases_name_only_rules_there_are() throws IOException {
        for (Path pack : packs()) {
            Set<RuleId> known = book(pack).rules().stream().map(Rule::id).collect(Collectors.toSet());

            assertThat(cases(pack))
                    .allSatisfy(example ->
                            assertThat(known).containsAll(example.masked().keySet()));
        }
    }

    private static Stream<DynamicTest> run(RuleBook book, List<RuleCase> cases) {
        RuleCaseRun run = new RuleCaseRun(book, TODAY);
        return cases.stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.at().source() + ": " + example.title(),
                        () -> assertThat(run.run(example).complaints()).isEmpty()));
    }

    private static RuleBook book(Path pack) {
        return RuleBookLoader.parse(List.of(source(pack)));
    }

    private static List<RuleCase> cases(Path pack) {
        return RuleCaseLoader.parse(List.of(source(pack.resolveSibling("cases").resolve(pack.getFileName()))));
    }

    private static RuleSource source(Path file) {
        try {
            return new RuleSource(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> packs() throws IOException {
        try (Stream<Path> files = Files.list(SHIPPED.resolve("packs"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }
}
