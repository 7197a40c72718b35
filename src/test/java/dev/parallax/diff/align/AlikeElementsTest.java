package dev.parallax.diff.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import org.junit.jupiter.api.Test;

class AlikeElementsTest {

    @Test
    void groups_hold_all_elements_of_a_number_of_which_both_sides_have_some_left_over() {
        // Legacy's 3rd and 5th, the candidate's 1st and 4th have no partner.
        Alignment alignment = Alignment.unordered(new long[] {1, 2, 30, 4, 50}, new long[] {31, 1, 2, 51, 4});

        Iterator<AlikeElements> groups = AlikeElements.withLeftovers(
                        alignment, new long[] {7, 8, 7, 9, 8}, new long[] {7, 7, 8, 8, 9})
                .iterator();

        AlikeElements first = groups.next();
        assertThat(first.legacy()).containsExactly(0, 2);
        assertThat(first.candidate()).containsExactly(0, 1);
        assertThat(first.leftInLegacy()).isEqualTo(1);
        assertThat(first.leftInCandidate()).isEqualTo(1);
        AlikeElements second = groups.next();
        assertThat(second.legacy()).containsExactly(1, 4);
        assertThat(second.candidate()).containsExactly(2, 3);
        assertThat(groups.hasNext()).isFalse();
    }

    @Test
    void elements_left_over_on_one_side_only_make_no_group() {
        Alignment alignment = Alignment.unordered(new long[] {1, 2, 3}, new long[] {1, 9});

        assertThat(AlikeElements.withLeftovers(alignment, new long[] {7, 8, 8}, new long[] {7, 7}))
                .isEmpty();
        assertThat(AlikeElements.withLeftovers(alignment, new long[] {7, 8, 7}, new long[] {7, 8}))
                .singleElement()
                .satisfies(group -> {
                    assertThat(group.legacy()).containsExactly(1);
                    assertThat(group.candidate()).containsExactly(1);
                });
    }

    @Test
    void those_left_over_are_counted() {
        Alignment alignment = Alignment.unordered(new long[] {1, 2, 3, 4}, new long[] {1, 7, 8, 9});

        assertThat(AlikeElements.withLeftovers(alignment, new long[] {5, 5, 5, 5}, new long[] {5, 5, 5, 6}))
                .singleElement()
                .satisfies(group -> {
                    assertThat(group.leftInLegacy()).isEqualTo(3);
                    assertThat(group.leftInCandidate()).isEqualTo(2);
                });
    }
}
