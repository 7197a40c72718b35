package dev.parallax.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.exchange.Operation;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.readiness.policy.Policy;
import dev.parallax.readiness.policy.PolicyLoader;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.load.RuleBookLoader;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The demo's contract, rules and policy, and that they speak of the same things. */
class ContractTest {

    private static final Path RULES = Path.of("diff-rules/demo");

    @Test
    void the_rules_declare_exactly_the_operations_of_the_contract() throws Exception {
        List<String> contracted = new ArrayList<>();
        try (InputStream in = getClass().getResourceAsStream("/demo/openapi.yaml")) {
            Map<String, Map<String, Map<String, Object>>> contract = new Yaml().load(in);
            contract.get("paths")
                    .forEach((path, members) -> members.forEach((method, operation) -> {
                        if (operation instanceof Map<?, ?> declared) {
                            contracted.add(
                                    declared.get("operationId") + " " + method.toUpperCase(Locale.ROOT) + " " + path);
                        }
                    }));
        }

        assertThat(RuleBookLoader.load(RULES).operations().stream()
                        .map(operation -> operation.id() + " " + operation.method() + " " + operation.path()))
                .hasSizeGreaterThanOrEqualTo(12)
                .containsExactlyInAnyOrderElementsOf(contracted);
    }

    @Test
    void one_operation_is_a_read_by_post() {
        assertThat(RuleBookLoader.load(RULES).operations())
                .filteredOn(operation -> operation.method() == ReadMethod.POST)
                .extracting(Operation::id)
                .extracting(Object::toString)
                .containsExactly("listings.query");
    }

    @Test
    void the_rules_show_the_vocabulary_at_work() {
        RuleBook book = RuleBookLoader.load(RULES);

        assertThat(book.rules())
                .extracting(rule -> (Object) rule.treatment().getClass())
                .contains(
                        Treatment.Ignore.class,
                        Treatment.InstantTolerance.class,
                        Treatment.UrlIgnoring.class,
                        Treatment.TypeLenient.class,
                        Treatment.Replace.class,
                        Treatment.TextForm.class,
                        Treatment.EmbeddedJson.class,
                        Treatment.ValueMap.class,
                        Treatment.NumberTolerance.class,
                        Treatment.ArrayUnordered.class,
                        Treatment.ArrayKeyed.class,
                        Treatment.AbsentLike.class,
                        Treatment.TenantNamed.class,
                        Treatment.AddedDenied.class);
    }

    @Test
    void the_policy_asks_for_a_bound_of_about_one_percent_and_for_no_soaking() {
        Policy policy = PolicyLoader.load(RULES);

        assertThat(policy.base().soak()).isEqualTo(Duration.ZERO);
        assertThat(policy.base().mismatches().limit()).hasToString("1.2 %");
    }

    @Test
    void rules_and_policy_come_out_of_the_jar_as_they_are(@TempDir Path directory) throws Exception {
        Path written = RuleFiles.writeBelow(directory);

        for (String name : List.of("operations.yaml", "rules.yaml", "readiness.yaml")) {
            assertThat(written.resolve(name)).hasSameTextualContentAs(RULES.resolve(name));
        }
        try (var files = Files.list(RULES)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(3);
        }
    }
}
