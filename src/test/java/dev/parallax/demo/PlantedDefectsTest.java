package dev.parallax.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.demo.expect.PlantedDefect;
import dev.parallax.demo.expect.PlantedDefects;
import dev.parallax.demo.expect.Sign;
import dev.parallax.demo.expect.Symptom;
import dev.parallax.demo.platform.Cast;
import dev.parallax.demo.platform.Inventory;
import dev.parallax.demo.traffic.PlannedRead;
import dev.parallax.demo.traffic.ReadPlan;
import dev.parallax.diff.Comparison;
import dev.parallax.diff.DiffEngine;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Operation;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.ReadId;
import dev.parallax.exchange.ReadRequest;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.load.RuleBookLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both backends side by side under the demo's rules, without any traffic or writer between: what differs, and only that. */
class PlantedDefectsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private record Found(Tenant tenant, OperationId operation, Sign sign) {}

    @TempDir
    private static Path directory;

    private static final Set<Found> FOUND = new HashSet<>();

    @BeforeAll
    static void compare_every_planned_read() throws Exception {
        RuleBook book = RuleBookLoader.load(Path.of("diff-rules/demo"));
        DiffEngine engine = new DiffEngine();
        try (RunningPlatform platform = new RunningPlatform(directory)) {
            List<Inventory> inventories = platform.inventories();
            Map<List<Object>, Integer> asked = new HashMap<>();
            for (PlannedRead read : ReadPlan.of(inventories, DemoCommand.SEED)) {
                if (asked.merge(List.of(read.tenant(), read.operation()), 1, Integer::sum) > enough(read)) {
                    continue;
                }
                Pair pair = pair(platform, book, read);
                Comparison comparison = engine.compare(pair, book.compiled(read.operation(), read.tenant(), TODAY));
                assertThat(comparison).isInstanceOf(Comparison.Compared.class);
                for (Difference difference : ((Comparison.Compared) comparison).differences()) {
                    FOUND.add(new Found(
                            read.tenant(),
                            read.operation(),
                            new Sign(difference.kind(), difference.pattern(), difference.severity())));
                }
            }
        }
    }

    private static int enough(PlannedRead read) {
        boolean planted = PlantedDefects.ALL.stream()
                .anyMatch(defect -> defect.hits(read.tenant())
                        && defect.operation().equals(read.operation())
                        && defect.symptom() instanceof Symptom.Discrepancies);
        return planted ? 30 : 8;
    }

    private static Pair pair(RunningPlatform platform, RuleBook book, PlannedRead read) throws Exception {
        Operation operation = book.operations().stream()
                .filter(declared ->
                        declared.matches(read.method(), read.target().path()))
                .findFirst()
                .orElseThrow();
        assertThat(operation.id()).isEqualTo(read.operation());
        CapturedRead captured = new CapturedRead(
                new ReadId("0".repeat(32)),
                read.tenant(),
                operation,
                new ReadRequest(read.method(), read.target(), Headers.empty(), read.body()),
                Side.LEGACY,
                Origin.PROXY,
                Instant.EPOCH);
        return new Pair(captured, exchange(platform, Side.LEGACY, read), exchange(platform, Side.CANDIDATE, read));
    }

    private static Exchange exchange(RunningPlatform platform, Side side, PlannedRead read) throws Exception {
        return new Exchange(side, platform.ask(side, read), null, Duration.ofMillis(1));
    }

    @Test
    void every_planted_defect_shows_in_every_tenant_it_hits() {
        for (PlantedDefect defect : PlantedDefects.ALL) {
            if (defect.symptom() instanceof Symptom.Discrepancies symptom) {
                for (Tenant tenant : defect.tenants()) {
                    for (Sign sign : symptom.always()) {
                        // One read after the other: a write shows as a value that is ahead.
                        Sign shown = sign.kind() == DifferenceKind.SHADOW_WRITE
                                ? new Sign(DifferenceKind.VALUE, sign.pattern(), Severity.DEVIATION)
                                : sign;

                        assertThat(FOUND)
                                .as("%s of %s", defect.id(), tenant)
                                .contains(new Found(tenant, defect.operation(), shown));
                    }
                }
            }
        }
    }

    @Test
    void nothing_shows_that_was_not_planted() {
        assertThat(FOUND)
                .allSatisfy(found -> assertThat(PlantedDefects.ALL)
                        .anyMatch(defect -> defect.hits(found.tenant())
                                && defect.operation().equals(found.operation())
                                && defect.symptom() instanceof Symptom.Discrepancies symptom
                                && symptom.shows(found.sign())));
    }

    @Test
    void some_tenants_are_clean() {
        assertThat(Cast.TENANTS)
                .filteredOn(tenant -> PlantedDefects.ALL.stream().noneMatch(defect -> defect.hits(tenant.tenant())))
                .hasSizeGreaterThanOrEqualTo(3);
    }
}
