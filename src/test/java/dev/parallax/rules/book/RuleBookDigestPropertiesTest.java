package dev.parallax.rules.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.rules.load.RuleBookLoader;
import dev.parallax.rules.load.RuleSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;

/** The digest names what a book means, however it is written down. */
class RuleBookDigestPropertiesTest {

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void formatting_order_and_files_are_no_part_of_it(
            @ForAll("rules") List<Map<String, Object>> rules, @ForAll long seed) {
        RuleBookDigest digest =
                RuleBookLoader.parse(List.of(source(rules, FlowStyle.BLOCK))).digest();
        Random random = new Random(seed);
        List<Map<String, Object>> shuffled = new ArrayList<>();
        rules.forEach(rule -> shuffled.add(shuffled(rule, random)));
        Collections.shuffle(shuffled, random);
        int cut = random.nextInt(shuffled.size() + 1);

        RuleBook written = RuleBookLoader.parse(List.of(
                source(shuffled.subList(0, cut), FlowStyle.FLOW),
                source(shuffled.subList(cut, shuffled.size()), FlowStyle.AUTO)));

        assertThat(written.digest()).isEqualTo(digest);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void a_rule_less_is_another_book(@ForAll("rules") List<Map<String, Object>> rules) {
        RuleBookDigest digest =
                RuleBookLoader.parse(List.of(source(rules, FlowStyle.BLOCK))).digest();

        assertThat(RuleBookLoader.parse(List.of(source(rules.subList(1, rules.size()), FlowStyle.BLOCK)))
                        .digest())
                .isNotEqualTo(digest);
    }

    @Provide
    Arbitrary<List<Map<String, Object>>> rules() {
        Arbitrary<Map.Entry<String, Object>> treatments = Arbitraries.of(List.of(
                Map.entry("ignore", true),
                Map.entry("array", "unordered"),
                Map.entry("array", Map.of("key", List.of("b", "a"))),
                Map.entry("number", Map.of("abs", 0.5, "scale", 2)),
                Map.entry("text", List.of("trim", "nfc")),
                Map.entry("pattern", "[0-9a-f]{8}"),
                Map.entry("map", Map.of("A", "ACTIVE", "S", "SOLD")),
                Map.entry("url", Map.of("ignore", List.of("host", "port"))),
                Map.entry("severity", "COSMETIC")));
        Arbitrary<String> names = Arbitraries.of("a", "b", "c d", "é", "on", "null");
        return Combinators.combine(treatments, names, names.list().ofMaxSize(2))
                .as(RuleBookDigestPropertiesTest::rule)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(RuleBookDigestPropertiesTest::withIds);
    }

    private static Map<String, Object> rule(Map.Entry<String, Object> treatment, String name, List<String> operations) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("at", "$['" + name + "'][*]");
        if (!operations.isEmpty()) {
            rule.put("on", operations);
        }
        rule.put(treatment.getKey(), treatment.getValue());
        rule.put("because", "b");
        rule.put("owner", "o");
        rule.put("until", "2027-01-01");
        return rule;
    }

    /** Ids and places of their own, so that no rule contradicts another. */
    private static List<Map<String, Object>> withIds(List<Map<String, Object>> rules) {
        List<Map<String, Object>> named = new ArrayList<>();
        for (Map<String, Object> rule : rules) {
            Map<String, Object> copy = new LinkedHashMap<>(rule);
            copy.put("id", "rule " + named.size());
            copy.put("at", rule.get("at") + ".n" + named.size());
            named.add(copy);
        }
        return named;
    }

    private static Map<String, Object> shuffled(Map<String, Object> rule, Random random) {
        List<String> keys = new ArrayList<>(rule.keySet());
        Collections.shuffle(keys, random);
        return keys.stream().collect(Collectors.toMap(key -> key, rule::get, (one, other) -> one, LinkedHashMap::new));
    }

    private static RuleSource source(List<Map<String, Object>> rules, FlowStyle style) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(style);
        options.setDefaultScalarStyle(style == FlowStyle.FLOW ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN);
        // Numbers and true must stay plain: quoted they would be text.
        String yaml =
                new Yaml(options).dump(Map.of("rules", rules)).replaceAll("!!(bool|int|float) \"([^\"]*)\"", "$2");
        return new RuleSource(Path.of(style.name()), yaml);
    }
}
