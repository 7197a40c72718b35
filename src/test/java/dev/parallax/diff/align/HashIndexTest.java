package dev.parallax.diff.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HashIndexTest {

    private static final int FROM = 3;

    /** Enough hashes that some fall into the same slot. */
    @Test
    void positions_of_a_hash_are_given_and_taken_in_order_whatever_falls_into_the_same_slot() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            long[] hashes =
                    random.longs(40, 0, 25).map(n -> n * 0x9E3779B97F4A7C15L).toArray();
            int to = hashes.length - 2;
            HashIndex index = new HashIndex(hashes, FROM, to);
            Map<Long, Deque<Integer>> expected = new HashMap<>();
            for (int i = FROM; i < to; i++) {
                expected.computeIfAbsent(hashes[i], hash -> new ArrayDeque<>()).add(i);
            }

            for (int i = 0; i < 120; i++) {
                long hash = random.nextInt(30) * 0x9E3779B97F4A7C15L;
                Deque<Integer> left = expected.getOrDefault(hash, new ArrayDeque<>());
                Integer first = left.isEmpty() ? Alignment.NONE : left.peek();

                assertThat(index.first(hash)).as("seed %d", seed).isEqualTo(first);
                assertThat(index.take(hash)).as("seed %d", seed).isEqualTo(first);
                left.poll();
            }
        }
    }
}
