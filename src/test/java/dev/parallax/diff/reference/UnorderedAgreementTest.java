package dev.parallax.diff.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import dev.parallax.diff.Comparison;
import dev.parallax.diff.DiffEngine;
import dev.parallax.diff.Pairs;
import dev.parallax.diff.RandomRules;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.path.Literal;
import dev.parallax.rules.trie.CompiledRules;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Unordered arrays of few values that are many ways alike, under several rules at one place, where equivalence is not
 * transitive: the engine finds a partner for each element if and only if trying all ways does.
 */
class UnorderedAgreementTest {

    private static final int ARRAYS = Integer.getInteger("parallax.fuzz.pairs", 30_000);
    private static final long SEED = Long.getLong("parallax.fuzz.seed", 20261127L);

    private static final List<String> VALUES = List.of(
            "null",
            "\"\"",
            "\"  \"",
            "[]",
            "0",
            "0.4",
            "0.8",
            "5",
            "5.0",
            "5.3",
            "\"5\"",
            "\"5.0\"",
            "\" 5\"",
            "7",
            "\"7\"",
            "\"x\"",
            "\"X\"",
            "\"OPEN\"",
            "\"open\"",
            "\"CLOSED\"",
            "\"closed\"",
            "\"[5]\"",
            "\"[5.0]\"",
            "true",
            "\"true\"");

    private static final List<Treatment> TREATMENTS = List.of(
            new Treatment.NumberTolerance(new BigDecimal("0.5"), null, null),
            new Treatment.TextForm(Set.of(Treatment.TextStep.LOWERCASE, Treatment.TextStep.TRIM)),
            new Treatment.Replace(Pattern.compile("[0-9]+"), "N"),
            new Treatment.AbsentLike(
                    List.of(new Literal.Null(), new Literal.Text(""), new Literal.Text("x"), new Literal.EmptyArray())),
            new Treatment.ValueMap(Map.of("OPEN", "CLOSED", "5", "7", "X", "", "", "x")),
            new Treatment.ValueMap(Map.of("OPEN", "closed")),
            new Treatment.MustMatch(Pattern.compile("[a-z0-9.]*")),
            new Treatment.EmbeddedJson(),
            new Treatment.TypeLenient());

    private final DiffEngine engine = new DiffEngine();

    @Test
    void an_unordered_array_agrees_if_and_only_if_each_element_has_a_partner_of_its_own() throws Exception {
        int same = 0;
        for (int i = 0; i < ARRAYS; i++) {
            long seed = SEED + i;
            Random random = new Random(seed);
            boolean members = random.nextBoolean();
            CompiledRules rules = rules(random, members ? "$[*].m" : "$[*]");
            List<String> one = new ArrayList<>();
            List<String> other = new ArrayList<>();
            for (int n = random.nextInt(5); n >= 0; n--) {
                String value = VALUES.get(random.nextInt(VALUES.size()));
                one.add(element(random, value, members));
                other.add(element(
                        random, random.nextBoolean() ? value : VALUES.get(random.nextInt(VALUES.size())), members));
            }
            Collections.shuffle(other, random);
            String legacy = one.toString();
            String candidate = other.toString();

            boolean found = isSame(legacy, candidate, rules);
            boolean expected = new PlainDiff(new PlainRules(rules.rules()), "acme")
                    .equivalent(PlainJson.read(legacy), PlainJson.read(candidate));

            assertThat(found)
                    .as(() -> "seed " + seed + "\nlegacy    " + legacy + "\ncandidate " + candidate + "\nrules "
                            + rules.rules().stream()
                                    .map(rule -> rule.id().toString())
                                    .toList())
                    .isEqualTo(expected);
            same += expected ? 1 : 0;
        }

        assertThat(same).isBetween(ARRAYS / 10, ARRAYS - ARRAYS / 10);
    }

    private static String element(Random random, String value, boolean member) {
        return !member ? value : random.nextInt(8) == 0 ? "{}" : "{\"m\": " + value + "}";
    }

    private static CompiledRules rules(Random random, String path) {
        List<Treatment> treatments = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            treatments.add(TREATMENTS.get(random.nextInt(TREATMENTS.size())));
        }
        if (treatments.stream().allMatch(Treatment.TypeLenient.class::isInstance)) {
            // Alone it is taken as if it were transitive: the text 5 is the number 5, that is the text 5.0.
            treatments.add(new Treatment.EmbeddedJson());
        }
        return RandomRules.unordered(path, treatments);
    }

    private boolean isSame(String legacy, String candidate, CompiledRules rules) {
        Comparison.Compared compared = (Comparison.Compared) engine.compare(
                Pairs.json(legacy.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8)), rules);
        return compared.differences().stream().allMatch(difference -> difference.kind() == DifferenceKind.LEXICAL);
    }
}
