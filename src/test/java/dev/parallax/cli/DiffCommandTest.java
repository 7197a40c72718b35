package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffCommandTest {

    private static final String ESCAPE = "\u001b";

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void same_bodies_exit_0_and_different_ones_1() throws IOException {
        assertThat(diff(file("l.json", "{\"a\":1}"), file("c.json", "{\"a\": 1.0, \"b\": 2}")))
                .isZero();
        assertThat(out.toString()).contains("COMPATIBLE ADDED at /b").endsWith("same" + System.lineSeparator());

        assertThat(diff(file("l.json", "{\"a\":1}"), file("c.json", "{\"a\":2}")))
                .isEqualTo(1);
        assertThat(out.toString()).contains("DEVIATION VALUE at /a").endsWith("different" + System.lineSeparator());
    }

    @Test
    void what_cannot_be_compared_exits_2() throws IOException {
        String deep = "[".repeat(100_000);

        assertThat(diff(file("l.json", deep + "1"), file("c.json", deep + "2"))).isEqualTo(2);
        assertThat(diff("/no/such/file", file("c.json", "{}"))).isEqualTo(2);
        assertThat(diff(file("l.json", "HTTP/1.1 soon\r\n\r\n"), file("c.json", "{}")))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("Cannot be read: /no/such/file")
                .contains("the first line is no status line of a final reply");
    }

    @ParameterizedTest
    @CsvSource({"''", "one.json", "--batch a.json b.json", "a b c", "--format loud a b"})
    void a_wrong_command_line_exits_64(String arguments) {
        assertThat(diff(arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                .isEqualTo(64);
    }

    @Test
    void whole_replies_are_compared_with_status_and_headers() throws IOException {
        Path rules = Files.createDirectory(directory.resolve("rules"));
        Files.writeString(rules.resolve("r.yaml"), """
                rules:
                  - {id: vary, at: 'header:Vary', array: unordered, because: b, owner: o, until: 2099-01-01}
                """);
        String legacy = file("l", "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nVary: Accept\r\n\r\n<a>1</a>");
        String candidate = file("c", "HTTP/2 201\nContent-Type: application/xml\nVary: Origin\n\n<a>2</a>");

        assertThat(diff(legacy, candidate, "--rules", rules.toString())).isEqualTo(1);

        assertThat(out.toString())
                .contains("BREAKING STATUS at status: 200 became 201")
                .contains("DEVIATION HEADER at header:vary")
                .contains("DEVIATION VALUE at /a/0/#text");
    }

    @Test
    void the_name_of_a_file_tells_what_it_is() throws IOException {
        assertThat(diff(file("l.ndjson", "{\"a\":1}\n{\"a\":2}"), file("c.ndjson", "{\"a\":1}\n{\"a\":3}")))
                .isEqualTo(1);
        assertThat(out.toString()).contains("at /1/a");

        assertThat(diff(file("l", "a=1&b=2"), file("c", "b=2&a=1"), "--type", "application/x-www-form-urlencoded"))
                .isZero();
    }

    @Test
    void a_file_whose_name_says_so_is_unpacked() throws IOException {
        assertThat(diff(packed("l.json.gz", "{\"a\":1}"), file("c.json", "{\"a\":1}")))
                .isZero();
        assertThat(diff(packed("l.json.gz", "{\"a\":1}"), packed("c.json.gz", "{\"a\":2}")))
                .isEqualTo(1);
        assertThat(out.toString()).contains("DEVIATION VALUE at /a");
    }

    private String packed(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream packing = new GZIPOutputStream(Files.newOutputStream(file))) {
            packing.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return file.toString();
    }

    @Test
    void each_side_naming_its_own_address_is_listed_as_masked() throws IOException {
        String legacy = file("l.json", "{\"self\":\"http://old.test/a\"}");
        String candidate = file("c.json", "{\"self\":\"http://new.test/a\"}");

        assertThat(diff(legacy, candidate)).isEqualTo(1);
        assertThat(diff(legacy, candidate, "--legacy-url", "http://old.test", "--candidate-url", "http://new.test"))
                .isZero();
        assertThat(out.toString()).contains("masked by parallax.origins: 1 at $.self");
    }

    @Test
    void values_stand_side_by_side_within_the_width() throws IOException {
        String legacy = file("l.json", "{\"text\":\"" + "x".repeat(100) + "\"}");
        String candidate = file("c.json", "{\"text\":\"short\"}");

        assertThat(diff(legacy, candidate, "--format", "side")).isEqualTo(1);

        assertThat(out.toString().lines().filter(line -> line.contains("│")))
                .hasSizeGreaterThan(2)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(400))
                .anySatisfy(line -> assertThat(line).contains("\"short\""));
        assertThat(out.toString()).doesNotContain(ESCAPE);
    }

    @Test
    void colours_are_for_terminals_that_want_them() {
        assertThat(Terminal.of(Map.of(), true, 80).coloured()).isTrue();
        assertThat(Terminal.of(Map.of("NO_COLOR", "1"), true, 80).coloured()).isFalse();
        assertThat(Terminal.of(Map.of("TERM", "dumb"), true, 80).coloured()).isFalse();
        assertThat(Terminal.of(Map.of(), false, 80).coloured()).isFalse();
        assertThat(Terminal.of(Map.of("COLUMNS", "132"), true, 80).width()).isEqualTo(132);
        assertThat(Terminal.of(Map.of("COLUMNS", "1"), true, 80).width()).isEqualTo(40);
    }

    /** F7: what a reply holds cannot move the cursor of whoever looks at it. */
    @Test
    void f7_nothing_in_a_reply_reaches_the_terminal_as_a_command() throws IOException {
        String legacy = file("l.txt", "a" + ESCAPE + "[2Jb\u202e");
        String candidate = file("c.txt", "a\u0007\u009b");

        diff(legacy, candidate);
        diff(legacy, candidate, "--format", "side");

        assertThat(out.toString()).contains("a\\u001b[2Jb\\u202e").doesNotContain(ESCAPE, "\u0007", "\u009b", "\u202e");
    }

    @Test
    void a_batch_answers_each_line_in_order() throws IOException {
        String lines = pair("{\"a\":1}", "{\"a\":1}") + "\n\n" + pair("{\"a\":1}", "{\"a\":2}") + "\nnonsense\n"
                + pair("[1]", "[1]");

        assertThat(batch(lines, "--format", "json")).isEqualTo(2);

        List<String> answers = out.toString().lines().toList();
        assertThat(answers).hasSize(4);
        JsonNode different = new ObjectMapper().readTree(answers.get(1));
        assertThat(different.at("/line").asInt()).isEqualTo(3);
        assertThat(different.at("/same").asBoolean()).isFalse();
        assertThat(different.at("/differences/0/at").asText()).isEqualTo("/a");
        assertThat(answers.get(2)).contains("\"line\":4", "\"diff-invalid\"");
        assertThat(answers.get(3)).contains("\"line\":5", "\"same\":true");
    }

    @Test
    void a_batch_is_summed_up_by_sort() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            lines.append(pair("{\"id\":" + i + "}", i % 100 == 7 ? "{\"id\":\"" + i + "\"}" : "{\"id\":" + i + "}"))
                    .append('\n');
        }

        assertThat(batch(lines.toString())).isEqualTo(1);

        assertThat(out.toString())
                .contains("2000 pairs: 1980 same, 20 different, 0 not compared")
                .contains("20 x BREAKING TYPE $.id: ")
                .contains("(first in line 8)");
    }

    @Test
    void an_inline_rule_holds_for_its_line_alone() throws IOException {
        String rule =
                ",\"rules\":\"rules: [{id: x, at: $.a, ignore: true, because: b, owner: o, until: 2099-01-01}]\"}";
        String with = pair("{\"a\":1}", "{\"a\":2}").replaceFirst("}$", rule.replace("$", "\\$"));

        assertThat(batch(with)).isZero();
        assertThat(out.toString()).contains("masked by x: 1");
        assertThat(batch(with + "\n" + pair("{\"a\":1}", "{\"a\":2}"))).isEqualTo(1);
    }

    @Test
    void a_batch_proposes_rules_that_explain_all_and_hide_nothing() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            lines.append(pair(
                            "{\"id\":" + i + ",\"total\":" + i + "}",
                            "{\"id\":\"" + i + "\",\"total\":" + (i % 7 == 0 ? i + 1 : i) + "}"))
                    .append('\n');
        }

        assertThat(batch(lines.toString(), "--suggest")).isEqualTo(1);

        String rules = out.toString().substring(out.toString().indexOf("rules:"));
        Path directory = Files.createDirectory(this.directory.resolve("suggested"));
        Files.writeString(directory.resolve("suggested.yaml"), rules);
        assertThat(rules).contains("type: lenient").doesNotContain("$.total");
        out.getBuffer().setLength(0);
        assertThat(batch(lines.toString(), "--rules", directory.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("42 x DEVIATION VALUE $.total").doesNotContain("TYPE");
    }

    @Test
    void a_wrong_value_among_thousands_is_named_by_the_proposal_that_leaves_it_standing() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            lines.append(pair("{\"id\":" + i + "}", "{\"id\":\"" + (i == 777 ? i + 1 : i) + "\"}"))
                    .append('\n');
        }

        assertThat(batch(lines.toString(), "--suggest")).isEqualTo(1);

        assertThat(out.toString())
                .contains(
                        "type: lenient",
                        "Explains 999 of 1,000 mismatches",
                        "Leaves standing here: number became string.");
    }

    @Test
    void a_place_where_nothing_has_one_form_gets_no_proposal() throws IOException {
        assertThat(batch(pair("{\"id\":1}", "{\"id\":2}"), "--suggest")).isEqualTo(1);

        assertThat(out.toString()).contains("no rule is proposed").doesNotContain("rules:");
    }

    @Test
    void proposals_go_with_the_summary_of_a_batch() {
        assertThat(diff("--suggest", "a.json", "b.json")).isEqualTo(64);
        assertThat(diff("--batch", "--suggest", "--format", "json")).isEqualTo(64);
    }

    @Test
    void an_empty_batch_proves_nothing() throws IOException {
        assertThat(batch("")).isEqualTo(2);
    }

    private static String pair(String legacy, String candidate) {
        return "{\"operation\":\"o\",\"tenant\":\"t\",\"legacy\":{\"status\":200,\"body\":" + legacy
                + "},\"candidate\":{\"status\":200,\"body\":" + candidate + "}}";
    }

    private int batch(String lines, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        try {
            String[] all = new String[arguments.length + 1];
            all[0] = "--batch";
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            return diff(all);
        } finally {
            System.setIn(before);
        }
    }

    private int diff(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "diff";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return ParallaxCommand.withCommands()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setCaseInsensitiveEnumValuesAllowed(false)
                .execute(all);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }
}
