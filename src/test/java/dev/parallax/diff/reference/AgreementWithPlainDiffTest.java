package dev.parallax.diff.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.diff.Comparison;
import dev.parallax.diff.DiffEngine;
import dev.parallax.diff.Pairs;
import dev.parallax.diff.RandomJson;
import dev.parallax.diff.RandomRules;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.rules.Rule;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.trie.CompiledRules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * D7: the engine calls a pair of documents the same exactly where a plain comparison does that shares nothing with it.
 * Left out are rules whose effect depends on what the documentation leaves to the engine: positions, and what makes a key
 * where a key itself must match, be mapped or name the tenant.
 */
class AgreementWithPlainDiffTest {

    private static final int PAIRS = Integer.getInteger("parallax.fuzz.pairs", 30_000);
    private static final long SEED = Long.getLong("parallax.fuzz.seed", 20261126L);

    private final DiffEngine engine = new DiffEngine();

    @Test
    void engine_and_plain_comparison_agree_whether_random_pairs_are_the_same() throws Exception {
        int same = 0;
        int different = 0;
        for (int i = 0; i < PAIRS; i++) {
            long seed = SEED + i;
            Random random = new Random(seed);
            CompiledRules rules = random.nextInt(4) == 0 ? CompiledRules.NONE : rules(random);
            RandomJson json = new RandomJson(seed, random.nextBoolean());
            Object document = json.document();
            String legacy = json.write(document);
            String candidate = json.write(random.nextInt(8) == 0 ? document : json.mutate(document));

            boolean found = isSame(legacy, candidate, rules);
            boolean expected = new PlainDiff(new PlainRules(rules.rules()), "acme")
                    .equivalent(PlainJson.read(legacy), PlainJson.read(candidate));

            assertThat(found)
                    .as(() -> "seed " + seed + "\nlegacy    " + legacy + "\ncandidate " + candidate + "\nrules "
                            + names(rules))
                    .isEqualTo(expected);
            same += expected ? 1 : 0;
            different += expected ? 0 : 1;
        }

        // Neither answer is rare, so neither can be right by always being given.
        assertThat(Math.min(same, different)).isGreaterThan(PAIRS / 10);
    }

    private boolean isSame(String legacy, String candidate, CompiledRules rules) {
        Comparison.Compared compared = (Comparison.Compared) engine.compare(
                Pairs.json(legacy.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8)), rules);
        return compared.differences().stream().allMatch(difference -> difference.kind() == DifferenceKind.LEXICAL);
    }

    private static CompiledRules rules(Random random) {
        CompiledRules rules = RandomRules.make(random);
        boolean keyed = rules.rules().stream().anyMatch(rule -> rule.treatment() instanceof Treatment.ArrayKeyed);
        List<Rule> kept = rules.rules().stream()
                .filter(rule -> !names(rule).contains("[0]"))
                .filter(rule -> !keyed || rule.treatment().reflexive())
                .toList();
        return CompiledRules.compile(kept, java.time.LocalDate.of(2026, 11, 21));
    }

    private static String names(Rule rule) {
        return rule.id().toString();
    }

    private static List<String> names(CompiledRules rules) {
        return rules.rules().stream().map(AgreementWithPlainDiffTest::names).toList();
    }
}
