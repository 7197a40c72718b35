package dev.parallax.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.parallax.exchange.Pair;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.trie.CompiledRules;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pair that agrees costs in garbage does not grow with its size. The JVM counts allocated bytes exactly. */
class AllocationTest {

    private static final long MAX_BYTES = 8 << 10;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final DiffEngine engine = new DiffEngine();
    private final CompiledRules rules = TestRules.rules()
            .at("$.meta", new Treatment.Ignore())
            .at("$.items", new Treatment.ArrayKeyed(java.util.List.of("id")))
            .at("$..note", new Treatment.TypeLenient())
            .compile();

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 20_000})
    void a_pair_of_the_same_bytes_costs_under_8_kb_whatever_its_size(int rows) {
        String document = document(rows);

        assertThat(allocated(Pairs.json(document, document))).isLessThan(MAX_BYTES);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 20_000})
    void a_pair_that_agrees_but_for_blanks_at_its_end_costs_under_8_kb_whatever_its_size(int rows) {
        String document = document(rows);

        assertThat(allocated(Pairs.json(document, document + " \n"))).isLessThan(MAX_BYTES);
    }

    private static String document(int rows) {
        StringBuilder document = new StringBuilder("{\"items\":[");
        for (int i = 0; i < rows; i++) {
            document.append(i > 0 ? "," : "")
                    .append("{\"id\":")
                    .append(i)
                    .append(",\"note\":\"some text\",\"tags\":[\"a\",{\"b\":null}]}");
        }
        return document.append("]}").toString();
    }

    private long allocated(Pair pair) {
        long least = Long.MAX_VALUE;
        // The first calls load classes and make the states of rules.
        for (int i = 0; i < 5; i++) {
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            Comparison comparison = engine.compare(pair, rules);
            long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            assertThat(((Comparison.Compared) comparison).differences()).isEmpty();
            least = Math.min(least, after - before);
        }
        return least;
    }
}
