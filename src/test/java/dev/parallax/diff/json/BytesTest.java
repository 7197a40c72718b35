package dev.parallax.diff.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BytesTest {

    /** At every place, so that the end of the text is near or far. */
    @Test
    void runs_of_any_length_are_the_same_if_each_byte_is() {
        byte[] one = new byte[24];
        new Random(24).nextBytes(one);
        byte[] other = new byte[30];
        for (int shift = 0; shift <= 6; shift++) {
            Arrays.fill(other, (byte) 9);
            System.arraycopy(one, 0, other, shift, one.length);
            for (int start = 0; start <= one.length; start++) {
                for (int end = start; end <= one.length; end++) {
                    assertThat(Bytes.same(one, start, end, other, start + shift, end + shift))
                            .isTrue();
                    for (int at = start; at < end; at++) {
                        other[at + shift]++;
                        assertThat(Bytes.same(one, start, end, other, start + shift, end + shift))
                                .isFalse();
                        other[at + shift]--;
                    }
                }
            }
        }
    }

    @Test
    void runs_of_different_length_are_not_the_same() {
        byte[] zeros = new byte[20];

        assertThat(Bytes.same(zeros, 0, 3, zeros, 0, 4)).isFalse();
        assertThat(Bytes.same(zeros, 0, 0, zeros, 0, 1)).isFalse();
        assertThat(Bytes.same(zeros, 0, 12, zeros, 0, 11)).isFalse();
    }
}
