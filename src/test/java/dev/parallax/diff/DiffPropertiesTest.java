package dev.parallax.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.json.NotJsonException;
import dev.parallax.diff.walk.JsonTree;
import dev.parallax.diff.walk.ReferenceDiff;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Severity;
import dev.parallax.rules.Rule;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.trie.CompiledRules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Properties over random JSON: D7 (exactness), D8 (unordered arrays are multisets), D12 (spelling does not matter). */
class DiffPropertiesTest {

    private static final List<Mutation> MUTATIONS = List.of(Mutation.values());

    private final DiffEngine engine = new DiffEngine();

    private List<Difference> compare(String legacy, String candidate, CompiledRules rules) {
        return ((Comparison.Compared) engine.compare(Pairs.json(legacy, candidate), rules)).differences();
    }

    private List<Difference> compare(String legacy, String candidate) {
        return compare(legacy, candidate, CompiledRules.NONE);
    }

    @Property
    void d7_a_document_does_not_differ_from_itself(@ForAll @LongRange(min = 0) long seed) {
        RandomJson json = new RandomJson(seed, false);
        String document = json.write(json.document());

        assertThat(compare(document, document)).isEmpty();
    }

    @Property
    void d12_blanks_and_escapes_do_not_matter(@ForAll @LongRange(min = 0) long seed) {
        Object document = new RandomJson(seed, false).document();

        assertThat(compare(new RandomJson(seed, false).write(document), new RandomJson(seed + 1, true).write(document)))
                .isEmpty();
    }

    @Property
    void d7_every_planted_change_is_found(@ForAll @LongRange(min = 0) long seed) {
        Random random = new Random(seed);
        RandomJson json = new RandomJson(seed, false);
        Object document = json.document();
        Mutation mutation = MUTATIONS.get(random.nextInt(MUTATIONS.size()));

        mutation.apply(json.write(document), random)
                .ifPresent(changed -> assertThat(compare(json.write(document), changed))
                        .as("%s of %s gives %s", mutation, json.write(document), changed)
                        .isNotEmpty());
    }

    @Property
    void d7_swapping_the_sides_mirrors_removed_and_added(@ForAll @LongRange(min = 0) long seed) {
        RandomJson json = new RandomJson(seed, false);
        Object document = json.document();
        String one = json.write(document);
        String other = json.write(json.mutate(document));

        List<Difference> there = compare(one, other);
        List<Difference> back = compare(other, one);

        assertThat(back.isEmpty()).isEqualTo(there.isEmpty());
        // Of equally long runs in the same order either may be the one that stood still, and which it is may differ
        // with
        // the direction; so where one direction names a move the other may name the same by position.
        if (count(there, DifferenceKind.ORDER) == 0 && count(back, DifferenceKind.ORDER) == 0) {
            assertThat(count(back, DifferenceKind.ADDED)).isEqualTo(count(there, DifferenceKind.REMOVED));
            assertThat(count(back, DifferenceKind.REMOVED)).isEqualTo(count(there, DifferenceKind.ADDED));
        }
    }

    @Property
    void d7_one_more_tolerating_rule_never_makes_a_pair_block(@ForAll @LongRange(min = 0) long seed) {
        Random random = new Random(seed);
        RandomJson json = new RandomJson(seed, false);
        Object document = json.document();
        String one = json.write(document);
        String other = json.write(json.mutate(document));
        boolean blocksWithout = blocks(compare(one, other));

        List<Rule> ignore = TestRules.rules()
                .at(random.nextBoolean() ? "$..id" : "$..p", new Treatment.Ignore())
                .list();
        boolean blocksWith = blocks(compare(one, other, CompiledRules.compile(ignore, TestRules.TODAY)));

        assertThat(blocksWith && !blocksWithout).isFalse();
    }

    @Property
    void d8_an_unordered_array_is_a_multiset(@ForAll @LongRange(min = 0) long seed) {
        Random random = new Random(seed);
        RandomJson json = new RandomJson(seed, false);
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(20); i++) {
            elements.add(json.write(json.value(2)));
        }
        CompiledRules rules =
                TestRules.rules().at("$", new Treatment.ArrayUnordered()).compile();
        String legacy = elements.toString();
        Collections.shuffle(elements, random);
        String shuffled = elements.toString();
        elements.remove(random.nextInt(elements.size()));

        // 0 may be paired with -0, which are one value in two spellings.
        assertThat(compare(legacy, shuffled, rules))
                .allMatch(difference -> difference.kind() == DifferenceKind.LEXICAL);
        assertThat(compare(legacy, elements.toString(), rules))
                .extracting(Difference::kind)
                .contains(DifferenceKind.REMOVED);
    }

    @Property(tries = 200)
    void d7_locale_and_zone_do_not_matter(@ForAll @LongRange(min = 0) long seed) {
        RandomJson json = new RandomJson(seed, false);
        Object document = json.document();
        String one = json.write(document);
        String other = json.write(json.mutate(document));
        CompiledRules rules = RandomRules.make(new Random(seed));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        List<Difference> here = compare(one, other, rules);
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));

            assertThat(compare(one, other, rules)).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static boolean blocks(List<Difference> differences) {
        return differences.stream().map(Difference::severity).anyMatch(Severity::blocks);
    }

    private static long count(List<Difference> differences, DifferenceKind kind) {
        return differences.stream()
                .filter(difference -> difference.kind() == kind)
                .count();
    }

    /** Bytes that are replaced at random are no crash, and agree with the reference where both are JSON. */
    @Property
    void f6_random_bytes_give_a_comparison(@ForAll @LongRange(min = 0) long seed) throws NotJsonException {
        Random random = new Random(seed);
        RandomJson json = new RandomJson(seed, true);
        byte[] legacy = json.write(json.document()).getBytes(StandardCharsets.UTF_8);
        byte[] candidate = legacy.clone();
        for (int i = 0; i <= random.nextInt(3); i++) {
            candidate[random.nextInt(candidate.length)] =
                    (byte) "\"{}[],:\\0a-e. \u0000\u0080".charAt(random.nextInt(16));
        }

        Comparison comparison = engine.compare(Pairs.json(legacy, candidate), CompiledRules.NONE);

        assertThat(comparison).isInstanceOf(Comparison.Compared.class);
        boolean isJson = isJson(candidate);
        boolean unparseable = ((Comparison.Compared) comparison)
                .differences().stream().anyMatch(difference -> difference.kind() == DifferenceKind.UNPARSEABLE);
        assertThat(unparseable).isEqualTo(!isJson);
        if (isJson && !Arrays.equals(legacy, candidate)) {
            assertThat(Outcome.of((Comparison.Compared) comparison))
                    .isEqualTo(ReferenceDiff.compare(legacy, candidate, CompiledRules.NONE));
        }
    }

    private static boolean isJson(byte[] body) {
        try {
            JsonTree.read(body, Limits.DEFAULT);
            return true;
        } catch (NotJsonException e) {
            return false;
        }
    }
}
