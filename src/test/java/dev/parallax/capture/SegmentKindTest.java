package dev.parallax.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a segment looks like by itself. */
class SegmentKindTest {

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "7, IDENTIFIER",
        "-7.25, IDENTIFIER",
        "7., SLUG",
        "-, WORD",
        "2026-11-26, DATE",
        "2026-11-26x, SLUG",
        "01ARZ3NDEKTSV4RRFFQ69G5FAV, IDENTIFIER",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaa, WORD",
        "report.2026.version.pdf, SLUG",
        "v1, SLUG",
        "listings, WORD",
        "saved-searches, WORD",
        "a-b-c-d, SLUG",
        "a%20b, SLUG",
        "me@example.org, SLUG",
        "robots.txt, WORD",
        "a:b, SLUG"
    })
    void a_segment_is_of_one_kind(String segment, SegmentKind kind) {
        assertThat(SegmentKind.of(segment)).isEqualTo(kind);
    }
}
