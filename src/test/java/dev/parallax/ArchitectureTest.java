package dev.parallax;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The architecture, as a table that fails the build when the code leaves it. Packages stand in the order of the flow; a
 * stage knows the stages to its left and offers a port to the one on its right.
 */
class ArchitectureTest {

    /** Package -> packages of ours it may use. This map is the architecture document. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("exchange", Set.of()),
            entry("rules", Set.of("exchange")),
            entry("diff", Set.of("exchange", "rules")),
            entry("capture", Set.of("exchange", "rules")),
            entry("shadow", Set.of("exchange", "rules", "capture")),
            entry("compare", Set.of("exchange", "rules", "diff", "capture", "shadow")),
            entry("evidence", Set.of("exchange", "rules", "diff", "capture", "shadow", "compare")),
            entry("readiness", Set.of("exchange", "rules", "evidence")),
            entry(
                    "report",
                    Set.of("exchange", "rules", "diff", "capture", "shadow", "compare", "evidence", "readiness")),
            entry(
                    "serve",
                    Set.of("exchange", "rules", "capture", "shadow", "compare", "evidence", "readiness", "report")),
            entry("cli", Set.of("exchange", "rules", "diff", "capture", "readiness", "report", "serve")),
            entry("demo", Set.of("exchange", "rules", "diff", "evidence", "readiness", "report", "cli", "serve")));

    /** Pure stages: no framework, no I/O library. */
    private static final Set<String> PURE = Set.of("exchange", "rules", "diff");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.parallax");

    static Stream<String> stages() {
        return MAY_USE.keySet().stream().sorted();
    }

    @Test
    void every_package_is_in_the_table() {
        Set<String> found = CLASSES.stream()
                .map(ArchitectureTest::stage)
                .filter(stage -> !stage.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(found).isSubsetOf(MAY_USE.keySet());
    }

    @ParameterizedTest
    @MethodSource("stages")
    void a_stage_uses_only_the_stages_the_table_allows(String stage) {
        String[] forbidden = MAY_USE.keySet().stream()
                .filter(other -> !other.equals(stage)
                        && !MAY_USE.getOrDefault(stage, Set.of()).contains(other))
                .map(ArchitectureTest::within)
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(within(stage))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .check(CLASSES);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("dev.parallax.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void packages_within_a_stage_have_no_cycles() {
        slices().matching("dev.parallax.rules.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void pure_stages_know_no_framework() {
        noClasses()
                .that(resideInAnyPackage(
                        PURE.stream().map(ArchitectureTest::within).toArray(String[]::new)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "io.vertx..",
                        "io.micrometer..",
                        "io.smallrye..",
                        "jakarta..",
                        "org.hibernate..",
                        "java.sql..",
                        "java.net.http..")
                .check(CLASSES);
    }

    @Test
    void persistence_is_the_business_of_evidence_alone() {
        onlyIn(List.of("evidence", "demo"), "jakarta.persistence..", "org.hibernate..", "io.quarkus.hibernate..");
    }

    @Test
    void jax_rs_is_the_business_of_the_control_plane_and_its_client_alone() {
        onlyIn(List.of("report", "cli"), "jakarta.ws.rs..");
    }

    @Test
    void time_is_injected_wherever_something_is_decided() {
        noClasses()
                .that(resideInAnyPackage(Stream.of("exchange", "rules", "diff", "compare", "readiness")
                        .map(ArchitectureTest::within)
                        .toArray(String[]::new)))
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void nothing_prints_but_the_command_line() {
        noClasses()
                .that()
                .resideOutsideOfPackages(within("cli"), within("demo"), within("serve"))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void names_say_what_a_thing_is() {
        String vague = Stream.of("Util", "Utils", "Helper", "Manager", "Impl", "Data", "Info", "Msg")
                .collect(Collectors.joining("|", ".*(", ")"));

        classes().should().haveNameNotMatching(vague).check(CLASSES);
    }

    private static void onlyIn(List<String> stages, String... libraries) {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        stages.stream().map(ArchitectureTest::within).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .check(CLASSES);
    }

    private static String within(String stage) {
        return "dev.parallax." + stage + "..";
    }

    private static String stage(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.");
        return parts.length < 3 ? "" : Arrays.asList(parts).get(2);
    }
}
