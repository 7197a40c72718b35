package dev.parallax.diff.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.diff.Comparison;
import dev.parallax.diff.DiffEngine;
import dev.parallax.diff.Outcome;
import dev.parallax.diff.Pairs;
import dev.parallax.diff.RandomJson;
import dev.parallax.diff.RandomRules;
import dev.parallax.rules.trie.CompiledRules;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** D7: the engine and the reference agree on random pairs under random rules, found places and words included. */
class AgreementWithReferenceTest {

    private static final int PAIRS = Integer.getInteger("parallax.fuzz.pairs", 30_000);
    private static final long SEED = Long.getLong("parallax.fuzz.seed", 20261121L);

    private final DiffEngine engine = new DiffEngine();

    @Test
    void engine_and_reference_agree_on_random_pairs_under_random_rules() throws Exception {
        for (int i = 0; i < PAIRS; i++) {
            long seed = SEED + i;
            Random random = new Random(seed);
            CompiledRules rules = random.nextInt(4) == 0 ? CompiledRules.NONE : RandomRules.make(random);
            // Blanks inside ignored places are bytes that differ to one and not to the other.
            boolean blanks = random.nextBoolean() && ignoresNothing(rules);
            RandomJson json = new RandomJson(seed, blanks);
            Object document = json.document();
            byte[] legacy = json.write(document).getBytes(StandardCharsets.UTF_8);
            byte[] candidate = json.write(json.mutate(document)).getBytes(StandardCharsets.UTF_8);

            Outcome found = engine(legacy, candidate, rules);
            Outcome expected = Arrays.equals(legacy, candidate) && rules.root().reflexive()
                    ? new Outcome(java.util.List.of(), java.util.List.of(), false)
                    : ReferenceDiff.compare(legacy, candidate, rules);

            assertThat(found)
                    .as(() -> "seed " + seed + "\nlegacy    " + text(legacy) + "\ncandidate " + text(candidate)
                            + "\nrules "
                            + rules.rules().stream()
                                    .map(rule -> rule.id().toString())
                                    .toList())
                    .isEqualTo(expected);
        }
    }

    private static boolean ignoresNothing(CompiledRules rules) {
        return rules.rules().stream()
                .noneMatch(rule -> rule.treatment() instanceof dev.parallax.rules.Treatment.Ignore);
    }

    private Outcome engine(byte[] legacy, byte[] candidate, CompiledRules rules) {
        return Outcome.of((Comparison.Compared) engine.compare(Pairs.json(legacy, candidate), rules));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
