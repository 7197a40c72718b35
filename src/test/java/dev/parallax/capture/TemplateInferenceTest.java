package dev.parallax.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.exchange.PathTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates nobody declared. */
class TemplateInferenceTest {

    private final TemplateInference inference = new TemplateInference(1_000);

    @ParameterizedTest
    @CsvSource({
        "/api/listings,                                             /api/listings",
        "/api/listings/,                                            /api/listings/",
        "/api/listings/42,                                          /api/listings/{id}",
        "/api/listings/-7.5/photos,                                 /api/listings/{id}/photos",
        "/api/v2/agents/0b9f7f0c-4b8e-4c38-a5a5-0d5a9c8f1f2a,       /api/v2/agents/{id}",
        "/api/files/507f1f77bcf86cd799439011,                       /api/files/{id}",
        "/api/rates/2026-11-26,                                     /api/rates/{date}",
        "/api/rates/2026-11-26T10:00:00Z,                           /api/rates/{date}",
        "/api/saved-searches,                                       /api/saved-searches",
        "/api/priceHistory,                                         /api/priceHistory",
        "/api/%C3%A9t%C3%A9,                                        /api/%C3%A9t%C3%A9",
        "//api//x,                                                  //api//x"
    })
    void what_looks_like_an_identifier_or_a_date_is_a_placeholder_at_sight(String path, String template) {
        assertThat(inference.templateOf(path)).contains(new PathTemplate(template));
    }

    @Test
    void slugs_become_a_placeholder_after_a_few_and_collections_beside_them_stay() {
        IntStream.range(0, TemplateInference.FEW_SLUGS).forEach(i -> see("/articles/how-to-sell-" + i));

        assertThat(see("/articles/how-to-sell-0")).isEqualTo("/articles/how-to-sell-0");
        assertThat(see("/articles/another-way-to-buy")).isEqualTo("/articles/{slug}");
        assertThat(see("/articles/how-to-sell-0")).isEqualTo("/articles/{slug}");
        assertThat(see("/articles/how-to-sell-0/comments/9")).isEqualTo("/articles/{slug}/comments/{id}");
        assertThat(see("/articles/featured")).isEqualTo("/articles/featured");
        assertThat(see("/agents/how-to-sell-0")).isEqualTo("/agents/how-to-sell-0");
    }

    @Test
    void words_become_a_placeholder_only_where_there_are_more_than_any_api_has_collections() {
        List<String> names = IntStream.range(0, TemplateInference.MANY_WORDS + 1)
                .mapToObj(i -> "" + (char) ('a' + i / 26) + (char) ('a' + i % 26))
                .toList();

        names.subList(0, TemplateInference.MANY_WORDS)
                .forEach(name -> assertThat(see("/users/" + name)).isEqualTo("/users/" + name));

        assertThat(see("/users/" + names.get(TemplateInference.MANY_WORDS))).isEqualTo("/users/{slug}");
        assertThat(see("/users/aa")).isEqualTo("/users/{slug}");
    }

    @Test
    void the_same_paths_in_the_same_order_give_the_same_templates() {
        Random random = new Random(4);
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            paths.add("/" + word(random) + "/" + word(random) + (random.nextBoolean() ? "-x-y-z" : "") + "/"
                    + random.nextInt(3));
        }

        TemplateInference again = new TemplateInference(1_000);

        assertThat(paths.stream().map(again::templateOf).collect(Collectors.toList()))
                .isEqualTo(paths.stream().map(inference::templateOf).collect(Collectors.toList()));
    }

    @Test
    void a_scanner_cannot_make_more_templates_than_the_limit() {
        TemplateInference small = new TemplateInference(50);
        Random random = new Random(5);

        long distinct = IntStream.range(0, 20_000)
                .mapToObj(i -> "/" + word(random) + "/" + word(random) + ".php/" + word(random) + "/" + word(random))
                .flatMap(path -> small.templateOf(path).stream())
                .distinct()
                .count();

        assertThat(distinct).isBetween(1L, 50L);
        assertThat(small.templateOf("/never/seen/before/this/path")).isEmpty();
    }

    @Test
    void a_path_that_cannot_be_a_template_has_none() {
        assertThat(inference.templateOf("/a/{b}")).isEmpty();
        assertThat(inference.templateOf("/a/**")).isEmpty();
        assertThat(inference.templateOf("/" + "word/".repeat(60))).isEmpty();
    }

    private String see(String path) {
        return inference.templateOf(path).orElseThrow().text();
    }

    private static String word(Random random) {
        return random.ints(4, 'a', 'z').mapToObj(Character::toString).collect(Collectors.joining());
    }
}
