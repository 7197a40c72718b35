package dev.parallax.diff.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.diff.Comparison;
import dev.parallax.diff.DiffEngine;
import dev.parallax.diff.Outcome;
import dev.parallax.diff.Pairs;
import dev.parallax.diff.walk.ReferenceDiff;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.rules.trie.CompiledRules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Rows that look alike are passed over by comparing them with the one before. Here they look alike but for a few bytes, in
 * both texts, so that nothing but the reading of legacy's text could see it.
 */
class AlikeRowsTest {

    private static final int PAIRS = Integer.getInteger("parallax.fuzz.pairs", 10_000);
    private static final long SEED = Long.getLong("parallax.fuzz.seed", 20261127L);

    private static final String[] SCALARS = {"0", "7", "12.5", "-3e2", "1000000", "true", "null", "\"\"", "\"EUR\""};
    private static final String[] OTHERS = {
        "[]", "[1]", "{}", "{\"a\":1}", "\"\\n\"", "\t1", "\" long text of some words\"", "1 "
    };

    /** What bytes are replaced by: most break the text, some do not. */
    private static final String BYTES = "\"{}[],:\\09ae.-+ \t\u0000\u0080";

    private final DiffEngine engine = new DiffEngine();

    @Test
    void rows_that_look_almost_alike_are_read_as_by_a_plain_reader() throws Exception {
        int valid = 0;
        for (int i = 0; i < PAIRS; i++) {
            long seed = SEED + i;
            Random random = new Random(seed);
            StringBuilder rows = new StringBuilder(rows(random));
            for (int broken = random.nextInt(3); broken > 0; broken--) {
                rows.setCharAt(random.nextInt(rows.length()), BYTES.charAt(random.nextInt(BYTES.length())));
            }
            byte[] legacy = bytes("{\"rows\":[" + rows + "],\"end\":1}");
            byte[] candidate = bytes("{\"rows\":[" + changed(rows, random) + "],\"end\":2}");

            Comparison.Compared found =
                    (Comparison.Compared) engine.compare(Pairs.json(legacy, candidate), CompiledRules.NONE);

            boolean isJson = isJson(legacy) && isJson(candidate);
            assertThat(found.differences().stream().noneMatch(one -> one.kind() == DifferenceKind.UNPARSEABLE))
                    .as(() -> "seed " + seed + ": " + new String(legacy, StandardCharsets.ISO_8859_1))
                    .isEqualTo(isJson);
            if (isJson) {
                valid++;
                assertThat(Outcome.of(found))
                        .as(() -> "seed " + seed)
                        .isEqualTo(ReferenceDiff.compare(legacy, candidate, CompiledRules.NONE));
            }
        }

        // Both sorts are common, so neither answer can be right by always being given.
        assertThat(valid).isBetween(PAIRS / 5, PAIRS * 4 / 5);
    }

    private static String rows(Random random) {
        int members = 1 + random.nextInt(6);
        List<String> rows = new ArrayList<>();
        for (int row = 2 + random.nextInt(16); row > 0; row--) {
            List<String> shown = new ArrayList<>();
            for (int member = 0; member < members; member++) {
                if (random.nextInt(20) > 0) {
                    shown.add(member(member, random));
                }
            }
            rows.add("{" + String.join(",", shown) + "}");
        }
        return String.join(",", rows);
    }

    private static String member(int number, Random random) {
        String value = random.nextInt(15) == 0
                ? OTHERS[random.nextInt(OTHERS.length)]
                : SCALARS[number % 3 * 3 + random.nextInt(3)];
        String name = "\"" + "member of a long name".substring(0, number * 4) + number + "\":";
        return switch (number) {
            case 3 -> name + "{\"a\":" + value + ",\"b\":[" + value + "," + number + "]}";
            case 4 -> name + "[{\"a\":" + value + "},{\"a\":true}]";
            default -> name + value;
        };
    }

    /** The candidate's rows: the same, or one digit of them another. */
    private static String changed(CharSequence rows, Random random) {
        StringBuilder changed = new StringBuilder(rows);
        int at = random.nextInt(rows.length());
        if (changed.charAt(at) == '7') {
            changed.setCharAt(at, '8');
        }
        return changed.toString();
    }

    private static boolean isJson(byte[] bytes) {
        try {
            PlainJson.read(bytes);
            return true;
        } catch (PlainJson.BadTextException e) {
            return false;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
