package dev.parallax.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class GlobTest {

    @Test
    void only_the_star_is_special() {
        assertThat(new Glob("listings.*").matches("listings.search")).isTrue();
        assertThat(new Glob("listings.*").matches("listingsXsearch")).isFalse();
        assertThat(new Glob("a?").matches("ab")).isFalse();
        assertThat(new Glob("").matches("")).isTrue();
        assertThat(Glob.ANY.matches("")).isTrue();
    }

    @Property(tries = 3_000)
    void matches_what_the_regex_matches(
            @ForAll @StringLength(max = 8) @CharRange(from = 'a', to = 'b') @Chars('*') String glob,
            @ForAll @StringLength(max = 10) @CharRange(from = 'a', to = 'b') String text) {
        String regex = Pattern.quote(glob).replace("*", "\\E.*\\Q");

        assertThat(new Glob(glob).matches(text)).isEqualTo(Pattern.matches(regex, text));
    }

    @Property(tries = 3_000)
    void globs_with_a_common_text_overlap(
            @ForAll @StringLength(max = 5) @CharRange(from = 'a', to = 'b') @Chars('*') String one,
            @ForAll @StringLength(max = 5) @CharRange(from = 'a', to = 'b') @Chars('*') String other) {
        boolean common = texts(5).anyMatch(text -> new Glob(one).matches(text) && new Glob(other).matches(text));

        // A shortest common text is at most as long as both globs together.
        boolean longer =
                !common && texts(10).anyMatch(text -> new Glob(one).matches(text) && new Glob(other).matches(text));
        assertThat(new Glob(one).overlaps(new Glob(other))).isEqualTo(common || longer);
        assertThat(new Glob(other).overlaps(new Glob(one))).isEqualTo(common || longer);
    }

    /** Every text of a and b up to that length. */
    private static Stream<String> texts(int maxLength) {
        return IntStream.range(1, 1 << (maxLength + 1))
                .mapToObj(bits -> Integer.toBinaryString(bits)
                        .substring(1)
                        .replace('0', 'a')
                        .replace('1', 'b'));
    }
}
