package dev.parallax.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Severity;
import dev.parallax.report.page.TreeRow.Mark;
import dev.parallax.report.wire.DifferenceLine;
import dev.parallax.report.wire.FragmentLine;
import dev.parallax.report.wire.MaskedLine;
import dev.parallax.report.wire.ReplyLine;
import dev.parallax.report.wire.SampleLine;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DiffTreeTest {

    @Test
    void only_the_way_to_a_difference_is_open_with_what_tells_the_thing_beside_it() {
        List<TreeRow> rows = DiffTree.of(
                sample("""
                {"total": 3, "items": [{"id": 1, "price": 5}, {"z": {}, "name": "b", "id": 2, "price": 7}, {"id": 3}]}""", """
                {"total": 3, "items": [{"id": 1, "price": 5}, {"z": {}, "name": "b", "id": 2, "price": "7"}, {"id": 3}]}""", difference(DifferenceKind.TYPE, "/items/1/price", "$.items[*].price", "7", "\"7\"")));

        assertThat(rows)
                .extracting(TreeRow::depth, TreeRow::label, TreeRow::legacy, TreeRow::candidate, TreeRow::mark)
                .containsExactly(
                        tuple(0, "", "{ 2 }", "{ 2 }", Mark.WAY),
                        tuple(1, "total", "3", "3", Mark.SAME),
                        tuple(1, "items", "[ 3 ]", "[ 3 ]", Mark.WAY),
                        tuple(2, "1", "{ 4 }", "{ 4 }", Mark.WAY),
                        tuple(3, "id", "2", "2", Mark.SAME),
                        tuple(3, "name", "\"b\"", "\"b\"", Mark.SAME),
                        tuple(3, "", "", "", Mark.OMITTED),
                        tuple(3, "price", "7", "\"7\"", Mark.CHANGED),
                        tuple(2, "", "", "", Mark.OMITTED));
    }

    @Test
    void what_one_side_lacks_is_absent_there_and_marked_by_shape() {
        List<TreeRow> rows = DiffTree.of(sample(
                "{\"a\": null}",
                "{\"b\": 1}",
                difference(DifferenceKind.REMOVED, "/a", "$.a", "null", null),
                difference(DifferenceKind.ADDED, "/b", "$.b", null, "1")));

        assertThat(rows)
                .extracting(
                        TreeRow::label,
                        TreeRow::legacy,
                        TreeRow::candidate,
                        row -> row.mark().shape())
                .contains(tuple("a", "null", null, "−"), tuple("b", null, "1", "+"));
    }

    @Test
    void another_order_is_told_by_the_elements_that_moved() {
        List<TreeRow> rows = DiffTree.of(sample(
                "{\"items\": [{\"id\": 1, \"x\": []}, {\"id\": 2}, {\"id\": 3, \"name\": \"c\"}, {\"id\": 4}]}",
                "{\"items\": [{\"id\": 3, \"name\": \"c\"}, {\"id\": 1, \"x\": []}, {\"id\": 2}, {\"id\": 4}]}",
                difference(DifferenceKind.ORDER, "/items", "$.items", "[…", "[…")));

        assertThat(rows)
                .filteredOn(row -> row.mark() == Mark.MOVED)
                .extracting(TreeRow::label, TreeRow::legacy, TreeRow::candidate, TreeRow::note)
                .containsExactly(
                        tuple("items", "[ 4 ]", "[ 4 ]", "it changed"),
                        tuple("2 / 0", "id 3, name \"c\"", "id 3, name \"c\"", "stands at 0 instead of 2"));
    }

    @Test
    void elements_that_differ_within_are_known_by_what_tells_them_apart() throws Exception {
        ObjectMapper json = new ObjectMapper();

        assertThat(Moves.between(
                        json.readTree(
                                "[{\"id\": 1, \"photo\": \"l/1\"}, {\"id\": 2}, {\"id\": 3, \"photo\": \"l/3\"}]"),
                        json.readTree(
                                "[{\"id\": 3, \"photo\": \"c/3\"}, {\"id\": 1, \"photo\": \"c/1\"}, {\"id\": 2}]"),
                        List.of("id")))
                .containsExactly(new Moves.Move(2, 0));
        assertThat(Moves.between(
                        json.readTree("[{\"id\": 1, \"x\": 1}, {\"id\": 1, \"x\": 2}]"),
                        json.readTree("[{\"id\": 1, \"x\": 2}, {\"id\": 1, \"x\": 1}]"),
                        List.of("id")))
                .as("a member two elements share tells none of them")
                .hasSize(1);
    }

    @Test
    void the_fewest_moves_that_explain_an_order_are_told() throws Exception {
        ObjectMapper json = new ObjectMapper();

        assertThat(Moves.between(json.readTree("[1,2,3,4,5]"), json.readTree("[2,3,4,5,1]"), List.of("id")))
                .containsExactly(new Moves.Move(0, 4));
        assertThat(Moves.between(json.readTree("[1,1,2]"), json.readTree("[2,1,1]"), List.of("id")))
                .containsExactly(new Moves.Move(2, 0));
        assertThat(Moves.between(json.readTree("[1,2,3]"), json.readTree("[3,2,1]"), List.of("id")))
                .hasSize(2);
        assertThat(Moves.between(json.readTree("[1,2]"), json.readTree("[1,2]"), List.of("id")))
                .isEmpty();
    }

    @Test
    void elements_that_moved_carry_both_indexes() {
        List<TreeRow> rows = DiffTree.of(sample(
                "[{\"id\": 1, \"a\": 1}, {\"id\": 2}]",
                "[{\"id\": 2}, {\"id\": 1, \"a\": 2}]",
                new DifferenceLine(
                        "/0/a",
                        "/1/a",
                        "$[*].a",
                        DifferenceKind.VALUE,
                        Severity.DEVIATION,
                        new FragmentLine("1", 1, false),
                        new FragmentLine("2", 1, false),
                        "1 became 2")));

        assertThat(rows).extracting(TreeRow::label).contains("0 / 1");
    }

    @Test
    void a_masked_place_beside_the_way_names_its_rule() {
        SampleLine plain = sample(
                "{\"at\": \"10:00\", \"price\": 1}",
                "{\"at\": \"10:01\", \"price\": 2}",
                difference(DifferenceKind.VALUE, "/price", "$.price", "1", "2"));
        SampleLine masked = new SampleLine(
                plain.tenant(),
                plain.at(),
                plain.request(),
                plain.legacy(),
                plain.candidate(),
                plain.differences(),
                List.of(new MaskedLine("clock", "$.at", 1)),
                JsonNodeFactory.instance.arrayNode());

        assertThat(DiffTree.of(masked))
                .filteredOn(row -> row.mark() == Mark.MASKED)
                .singleElement()
                .satisfies(row -> assertThat(row.note()).isEqualTo("allowed by rule clock"));
    }

    @Test
    void a_masked_place_is_shown_at_the_element_that_differs_there_also_where_one_side_lacks_it() {
        SampleLine plain = sample(
                "[{\"note\": \"x\", \"price\": 1}, {\"price\": 1}]",
                "[{\"note\": \"x\", \"price\": 2}, {\"note\": \"\", \"price\": 2}]",
                difference(DifferenceKind.VALUE, "/0/price", "$[*].price", "1", "2"),
                difference(DifferenceKind.VALUE, "/1/price", "$[*].price", "1", "2"));
        SampleLine masked = new SampleLine(
                plain.tenant(),
                plain.at(),
                plain.request(),
                plain.legacy(),
                plain.candidate(),
                plain.differences(),
                List.of(new MaskedLine("empty-note", "$[*].note", 1)),
                JsonNodeFactory.instance.arrayNode());

        assertThat(DiffTree.of(masked))
                .filteredOn(row -> row.label().equals("note"))
                .extracting(TreeRow::legacy, TreeRow::candidate, TreeRow::mark)
                .containsExactly(tuple("\"x\"", "\"x\"", Mark.SAME), tuple(null, "\"\"", Mark.MASKED));
    }

    @Test
    void beside_an_element_only_one_side_has_nothing_of_another_element_is_shown() {
        List<TreeRow> rows = DiffTree.of(sample(
                "[{\"id\": 1, \"tenant\": \"birch\"}]",
                "[{\"id\": 9, \"tenant\": \"cedar\"}, {\"id\": 1, \"tenant\": \"birch\"}]",
                difference(DifferenceKind.ADDED, "/0", "$[*]", null, "{\"id\": 9, \"tenant\": \"cedar\"}"),
                difference(DifferenceKind.TENANT_LEAK, "/0/tenant", "$[*].tenant", null, "\"cedar\"")));

        assertThat(rows)
                .extracting(TreeRow::label, TreeRow::legacy, TreeRow::candidate)
                .contains(tuple("tenant", null, "\"cedar\""))
                .noneMatch(row ->
                        row.toString().contains("birch") || row.toString().contains("\"1\""));
    }

    @Test
    void keys_that_look_like_markup_numbers_or_pointers_are_labels_and_nothing_else() {
        List<TreeRow> rows = DiffTree.of(sample(
                "{\"a/b~c\": {\"<img src=x onerror=alert(1)>\": {\"\": {\"0\": 1}}}}",
                "{\"a/b~c\": {\"<img src=x onerror=alert(1)>\": {\"\": {\"0\": 2}}}}",
                difference(
                        DifferenceKind.VALUE,
                        "/a~1b~0c/<img src=x onerror=alert(1)>//0",
                        "$['a/b~c']['<img src=x onerror=alert(1)>']['']['0']",
                        "1",
                        "2")));

        assertThat(rows).extracting(TreeRow::label).contains("a/b~c", "<img src=x onerror=alert(1)>", "0");
    }

    @Test
    void ten_thousand_differences_are_a_bounded_page() {
        String legacy = IntStream.range(0, 10_000).mapToObj(String::valueOf).collect(Collectors.joining(",", "[", "]"));
        DifferenceLine[] all = IntStream.range(0, 10_000)
                .mapToObj(i -> difference(DifferenceKind.VALUE, "/" + i, "$[*]", "" + i, "0"))
                .toArray(DifferenceLine[]::new);

        assertThat(DiffTree.of(sample(legacy, legacy, all))).hasSizeLessThan(310);
    }

    @Test
    void bodies_that_are_not_both_json_have_no_tree() {
        assertThat(DiffTree.of(sample("{", "{}", difference(DifferenceKind.UNPARSEABLE, "", "$", "{", "{}"))))
                .isEmpty();
        assertThat(DiffTree.of(sample("{}", "{}", difference(DifferenceKind.STATUS, "status", "status", "200", "500"))))
                .isEmpty();
    }

    private static org.assertj.core.groups.Tuple tuple(@Nullable Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    private static DifferenceLine difference(
            DifferenceKind kind, String at, String pattern, @Nullable String legacy, @Nullable String candidate) {
        return new DifferenceLine(
                at,
                null,
                pattern,
                kind,
                Severity.BREAKING,
                legacy == null ? null : new FragmentLine(legacy, legacy.length(), false),
                candidate == null ? null : new FragmentLine(candidate, candidate.length(), false),
                "it changed");
    }

    private static SampleLine sample(String legacy, String candidate, DifferenceLine... differences) {
        return new SampleLine(
                "acme",
                Instant.EPOCH,
                "GET /",
                new ReplyLine(200, null, null, null, List.of(), legacy.length(), legacy, null),
                new ReplyLine(200, null, null, null, List.of(), candidate.length(), candidate, null),
                List.of(differences),
                List.of(),
                JsonNodeFactory.instance.arrayNode());
    }
}
