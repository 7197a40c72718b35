package dev.parallax.rules.load;

import dev.parallax.exchange.Operation;
import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.problem.RuleProblems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers operations and rules from several sources, then checks them against each other. One use. */
final class RuleBookReader {

    private static final List<String> TOP_LEVEL = List.of("operations", "rules");

    private final RuleProblems problems;
    private final List<OperationReader.Located> operations = new ArrayList<>();
    private final List<RuleReader.Located> rules = new ArrayList<>();
    private final List<RuleReader.Named> ids = new ArrayList<>();

    RuleBookReader(RuleProblems problems) {
        this.problems = problems;
    }

    void read(RuleSource source) {
        Optional<YamlMapping> file =
                YamlComposer.compose(source, problems).flatMap(root -> root.mapping("a rule file"));
        if (file.isEmpty()) {
            return;
        }
        file.get().refuseOthers(TOP_LEVEL);
        elements(file.get(), "operations")
                .forEach(value -> OperationReader.read(value).ifPresent(operations::add));
        for (YamlValue value : elements(file.get(), "rules")) {
            RuleReader.read(value, ids::add).ifPresent(rules::add);
        }
    }

    private static List<YamlValue> elements(YamlMapping file, String key) {
        return file.find(key)
                .filter(value -> !value.isNull())
                .flatMap(value -> value.list("'" + key + "'"))
                .orElse(List.of());
    }

    /** The merged book; worthless if it left problems. */
    RuleBook finish() {
        reportRepeatedOperations();
        reportRepeatedRules();
        Conflicts.report(rules);
        rules.forEach(RuleBookReader::reportBreadth);
        List<Operation> merged =
                operations.stream().map(OperationReader.Located::operation).toList();
        return new RuleBook(merged, rules.stream().map(RuleReader.Located::rule).toList());
    }

    private void reportRepeatedOperations() {
        Map<Object, YamlValue> ids = new HashMap<>();
        Map<Object, YamlValue> matches = new HashMap<>();
        for (OperationReader.Located located : operations) {
            Operation operation = located.operation();
            reportRepeated(ids, operation.id(), located.id(), "operation '" + operation.id() + "'");
            // Placeholders match alike whatever their names, so only their places tell two templates apart.
            String match = operation.method() + " " + operation.path().text().replaceAll("\\{[^/]*}", "{}");
            reportRepeated(matches, match, located.match(), "'" + operation.method() + " " + operation.path() + "'");
        }
    }

    private void reportRepeatedRules() {
        Map<Object, YamlValue> seen = new HashMap<>();
        for (RuleReader.Named named : ids) {
            reportRepeated(seen, named.id(), named.at(), "rule '" + named.id() + "'");
        }
    }

    private static void reportRepeated(Map<Object, YamlValue> seen, Object key, YamlValue at, String what) {
        YamlValue first = seen.putIfAbsent(key, at);
        if (first != null) {
            at.report(what + " is already defined at " + first.position());
        }
    }

    private static void reportBreadth(RuleReader.Located located) {
        if (located.rule().governance().approver() == null) {
            Breadth.remark(located.rule())
                    .ifPresent(remark -> located.at()
                            .report("rule '" + located.rule().id() + "' is over-broad: " + remark
                                    + "; narrow it, or have somebody sign for it with 'approver:'"));
        }
    }
}
