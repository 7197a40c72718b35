package dev.parallax.evidence.gather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.exchange.Difference;
import dev.parallax.exchange.Fragment;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class KindsTest {

    private static final OperationId LISTINGS = new OperationId("listings.get");
    private static final OperationId SEARCH = new OperationId("listings.search");
    private static final String TOKEN = "ghp_" + "a1".repeat(12);
    private static final Difference PRICE = Reads.value("$.price", "number changed");

    private final Kinds kinds = new Kinds(new Redactor(List.of(), List.of(), RedactedPaths.NONE));

    @Test
    void a_secret_in_the_words_is_not_kept_however_often_they_are_met() {
        Difference leaking = Reads.value("$.tokens['" + TOKEN + "']", "number changed");

        Kinds.Named first = kinds.of(LISTINGS, leaking);
        Kinds.Named again = kinds.of(LISTINGS, leaking);

        assertThat(first.kind().pattern().text()).startsWith("$.tokens").doesNotContain(TOKEN);
        assertThat(again).isEqualTo(first);
    }

    @Test
    void other_values_are_the_same_discrepancy_and_other_places_and_operations_are_not() {
        Difference dearer = new Difference(
                PRICE.at(),
                PRICE.pattern(),
                PRICE.kind(),
                PRICE.severity(),
                PRICE.legacy(),
                new Fragment.Present("3", 1, false),
                PRICE.shape());

        Kinds.Named named = kinds.of(LISTINGS, PRICE);

        assertThat(kinds.of(LISTINGS, dearer)).isEqualTo(named);
        assertThat(kinds.of(SEARCH, PRICE).id()).isNotEqualTo(named.id());
        assertThat(kinds.of(LISTINGS, Reads.value("$.rent", "number changed")).id())
                .isNotEqualTo(named.id());
    }

    @Test
    void another_severity_is_the_same_discrepancy_and_is_told() {
        Kinds.Named breaking = kinds.of(LISTINGS, Reads.difference("$.price", "number changed", Severity.BREAKING));

        assertThat(breaking.id()).isEqualTo(kinds.of(LISTINGS, PRICE).id());
        assertThat(breaking.kind().severity()).isEqualTo(Severity.BREAKING);
    }
}
