package dev.parallax.diff.walk;

import dev.parallax.diff.Comparison;
import dev.parallax.diff.DiffEngine;
import dev.parallax.diff.Outcome;
import dev.parallax.diff.Pairs;
import dev.parallax.diff.RandomRules;
import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.budget.Refusal;
import dev.parallax.diff.json.NotJsonException;
import dev.parallax.rules.trie.CompiledRules;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What coverage-guided fuzzing calls (Jazzer, profile {@code fuzz}), and {@link FuzzCorpusTest} with the inputs kept. The
 * first byte chooses rules, the rest is two bodies with {@code 0xFF} between them, which no JSON text holds.
 */
public final class DiffFuzzer {

    private static final int SEPARATOR = 0xFF;
    private static final DiffEngine ENGINE = new DiffEngine();

    private DiffFuzzer() {}

    /** Throws if the engine crashes on the input, contradicts itself or contradicts the reference. */
    public static void fuzzerTestOneInput(byte[] input) {
        int separator = 1;
        while (separator < input.length && (input[separator] & 0xFF) != SEPARATOR) {
            separator++;
        }
        if (separator >= input.length) {
            return;
        }
        byte[] legacy = Arrays.copyOfRange(input, 1, separator);
        byte[] candidate = Arrays.copyOfRange(input, separator + 1, input.length);
        CompiledRules rules = input[0] == 0 ? CompiledRules.NONE : RandomRules.make(new Random(input[0]));

        require(differences(legacy, legacy.clone(), CompiledRules.NONE).isEmpty(), "a body differs from itself");
        Comparison there = ENGINE.compare(Pairs.json(legacy, candidate), rules);
        Comparison back = ENGINE.compare(Pairs.json(candidate, legacy), rules);
        require(there.getClass() == back.getClass(), "a pair is refused one way round only");
        if (rules.root().reflexive()) {
            require(isClean(there) == isClean(back), "a pair differs one way round only");
        }
        if (there instanceof Comparison.Compared compared && compared.unlisted() == 0) {
            compareWithReference(legacy, candidate, rules, compared);
        }
    }

    private static void compareWithReference(
            byte[] legacy, byte[] candidate, CompiledRules rules, Comparison.Compared found) {
        if (legacy.length + candidate.length == 0
                || (Arrays.equals(legacy, candidate) && rules.root().reflexive())) {
            return;
        }
        try {
            JsonTree.read(legacy, Limits.DEFAULT);
            JsonTree.read(candidate, Limits.DEFAULT);
            Outcome expected = ReferenceDiff.compare(legacy, candidate, rules);
            require(
                    Outcome.of(found).differences().equals(expected.differences()),
                    "found " + Outcome.of(found) + ", reference " + expected);
        } catch (NotJsonException | Refusal e) {
            // What is no JSON is named by the engine alone; that it does not crash has been seen.
            return;
        }
    }

    private static List<?> differences(byte[] legacy, byte[] candidate, CompiledRules rules) {
        return ENGINE.compare(Pairs.json(legacy, candidate), rules) instanceof Comparison.Compared compared
                ? compared.differences()
                : List.of();
    }

    private static boolean isClean(Comparison comparison) {
        return comparison instanceof Comparison.Compared compared
                && compared.differences().isEmpty();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
