package dev.parallax.diff.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntegerListTest {

    private static final long TAG = 17;

    private final int[] spans = new int[16];
    private final long[] hashes = new long[8];

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // text | how many are read
                // Eight bytes are looked at, so the last few numbers of a text are left to others.
                "1,2,3]              | 0",
                "1,2,3]}        ]    | 2",
                "1,22,333,4444,xxxxxxxx | 4",
                "7654321,1234567,1]  | 2",
                "12345678,1,1,1,1]   | 0",
                "1,12345678,1,1,1]   | 1",
                "0,1,1,1,1,1]        | 0",
                "1,0,1,1,1,1]        | 1",
                "01,1,1,1,1,1]       | 0",
                "-1,1,1,1,1,1]       | 0",
                "1.5,1,1,1,1,1]      | 0",
                "1e5,1,1,1,1,1]      | 0",
                "1 ,1,1,1,1,1]       | 0",
                "1, 1,1,1,1,1]       | 1",
                ",1,1,1,1,1]         | 0",
                "1,]         ]       | 1",
                "1,2                 | 0",
                "1,1,1,1,1,1,1,1,1,1,1,1] | 8",
            })
    void reads_plain_whole_numbers_and_stops_at_anything_else(String text, int read) {
        assertThat(read(text, 0)).isEqualTo(read);
    }

    @Test
    void goes_on_after_those_held_and_no_further_than_there_is_room() {
        assertThat(read("1,2,3,4,5,6,7,8,9]", 5)).isEqualTo(8);
        assertThat(read("1,2,3,4,5,6,7,8,9]", 8)).isEqualTo(8);
        assertThat(spans[10]).isZero();
        assertThat(spans[15]).isEqualTo(5);
        assertThat(hashes[4]).isZero();
    }

    @Test
    void spans_and_hashes_are_those_of_the_numbers_one_by_one() {
        Random random = new Random(20261127);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            int[] numbers = new int[8];
            for (int n = 0; n < numbers.length; n++) {
                numbers[n] = 1 + random.nextInt((int) Math.pow(10, 1 + random.nextInt(7)) - 1);
                numbers[n] = random.nextInt(3) == 0 ? Math.max(10, numbers[n] / 1_000 * 1_000) : numbers[n];
                text.append(numbers[n]).append(',');
            }
            byte[] doc = (text + "0000000]").getBytes(StandardCharsets.UTF_8);

            assertThat(IntegerList.read(doc, 0, spans, hashes, 0, TAG)).isEqualTo(8);

            for (int n = 0; n < numbers.length; n++) {
                int start = spans[2 * n];
                int end = spans[2 * n + 1];
                assertThat(new Span(doc, start, end).json()).isEqualTo(Integer.toString(numbers[n]));
                // Written with a point the number is hashed digit by digit.
                byte[] slow = (numbers[n] + ".0").getBytes(StandardCharsets.UTF_8);
                assertThat(hashes[n]).isEqualTo(TAG ^ Numbers.hash(slow, 0, slow.length));
                assertThat(hashes[n]).isEqualTo(TAG ^ Numbers.hash(doc, start, end));
            }
        }
    }

    private int read(String text, int held) {
        byte[] doc = text.getBytes(StandardCharsets.UTF_8);
        return IntegerList.read(doc, 0, spans, hashes, held, TAG);
    }
}
