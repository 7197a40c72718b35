package dev.parallax.rules.load;

import dev.parallax.rules.problem.DidYouMean;
import dev.parallax.rules.problem.RuleProblems;
import dev.parallax.rules.problem.Suggestion;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A YAML mapping; a key that stands twice is reported, and the first one counts. */
public final class YamlMapping {

    private final YamlValue itself;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    YamlMapping(MappingNode node, RuleSource source, RuleProblems problems) {
        this.itself = new YamlValue(node, source, problems);
        for (NodeTuple tuple : node.getValue()) {
            YamlValue key = new YamlValue(tuple.getKeyNode(), source, problems);
            if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
                key.report("a key must be text");
                continue;
            }
            Entry entry = new Entry(key, new YamlValue(tuple.getValueNode(), source, problems));
            if (entries.putIfAbsent(scalar.getValue(), entry) != null) {
                key.report("'" + scalar.getValue() + "' stands twice");
            }
        }
    }

    /** A key and its value. */
    public record Entry(YamlValue key, YamlValue value) {}

    /** All entries in file order. */
    public Map<String, Entry> entries() {
        return entries;
    }

    /** The mapping as a value. */
    public YamlValue itself() {
        return itself;
    }

    /** The value of {@code key}; empty if there is none. */
    public Optional<YamlValue> find(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    /** The value of {@code key}; reported if there is none. */
    public Optional<YamlValue> require(String key) {
        Optional<YamlValue> value = find(key);
        if (value.isEmpty()) {
            itself.reportMissing("'" + key + "' is missing");
        }
        return value;
    }

    /** Reports every key not in {@code known}, and gives the guesses made for them. */
    public List<Suggestion> refuseOthers(Collection<String> known) {
        return entries.entrySet().stream()
                .filter(entry -> !known.contains(entry.getKey()))
                .flatMap(entry -> {
                    Optional<Suggestion> guess = DidYouMean.among(known, entry.getKey());
                    entry.getValue()
                            .key()
                            .report(
                                    guess.isPresent()
                                            ? "unknown word '" + entry.getKey() + "'"
                                            : "unknown word '" + entry.getKey() + "'; known here: "
                                                    + String.join(", ", known),
                                    guess.orElse(null));
                    return guess.stream();
                })
                .toList();
    }
}
