package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RulesCommandTest {

    @TempDir
    Path rules;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write_rules() throws IOException {
        Files.writeString(rules.resolve("rules.yaml"), """
                operations:
                  - {id: listings.search, match: GET /api/listings}
                rules:
                  - {id: meta, at: $.meta, ignore: true, because: noise, owner: api, until: 2027-03-31}
                  - {id: trim, at: '$.items[*].name', text: [trim], because: padded, owner: api, until: 2027-03-31}
                  - {id: nfc, at: $..name, text: [nfc], because: forms, owner: api, until: 2027-03-31}
                  - {id: beta, at: $..name, tenants: beta, ignore: true, because: odd, owner: api, until: 2027-03-31}
                  - {id: old, at: $..name, type: lenient, because: once, owner: api, until: 2026-01-31}
                """);
    }

    @Test
    void check_of_good_rules_exits_0_and_says_what_ended() {
        assertThat(run("check", rules.toString())).isZero();

        assertThat(out.toString())
                .contains("5 rules, 1 operations, digest ")
                .contains("note: rule 'old' ended on 2026-01-31");
    }

    @Test
    void check_of_bad_rules_exits_1_and_names_every_problem() throws IOException {
        Files.writeString(rules.resolve("bad.yaml"), "rulez: []\nrules:\n  - {id: x}\n");

        assertThat(run("check", rules.toString())).isEqualTo(1);

        assertThat(out.toString())
                .contains("bad.yaml:1:1: unknown word 'rulez'; did you mean 'rules'?")
                .contains("bad.yaml:3:5: 'at' is missing");
    }

    @Test
    void check_speaks_json() throws IOException {
        Files.writeString(rules.resolve("bad.yaml"), "rulez: []\n");

        assertThat(run("check", rules.toString(), "--format", "json")).isEqualTo(1);

        JsonNode answer = new ObjectMapper().readTree(out.toString());
        assertThat(answer.path("ok").asBoolean()).isFalse();
        assertThat(answer.path("problems").path(0).path("line").asInt()).isEqualTo(1);
        assertThat(answer.path("problems").path(0).path("suggestion").asText()).isEqualTo("'rules'");
    }

    @Test
    void a_missing_directory_exits_1_and_is_named() {
        assertThat(run("check", rules.resolve("nowhere").toString())).isEqualTo(1);

        assertThat(out.toString()).contains("nowhere:1:1: there is no such directory");
    }

    @Test
    void a_wrong_command_line_exits_64() {
        assertThat(run("check")).isEqualTo(64);
        assertThat(run("check", rules.toString(), "--format", "xml")).isEqualTo(64);
        assertThat(run()).isEqualTo(64);
        assertThat(run("explain", rules.toString(), "items", "--operation", "a", "--tenant", "t"))
                .isEqualTo(64);
    }

    @Test
    void explain_says_which_rule_decides_and_why_the_others_do_not() {
        int exit = run(
                "explain", rules.toString(), "$.items[*].name", "--operation", "listings.search", "--tenant", "acme");

        assertThat(exit).isZero();
        assertThat(out.toString().lines().filter(line -> !line.startsWith(" ")))
                .containsExactly(
                        "in force     trim: $.items[*].name is the place",
                        "overridden   nfc: rule 'trim' is more specific",
                        "ended        old: it ended on 2026-01-31",
                        "out of scope beta: it is for [*] and tenants [beta]");
    }

    @Test
    void explain_finds_what_covers_a_place_and_what_nothing_touches() {
        run("explain", rules.toString(), "/meta/page/3", "--operation", "a", "--tenant", "acme");
        run("explain", rules.toString(), "header:Link", "--operation", "a", "--tenant", "acme");

        assertThat(out.toString())
                .contains("covers       meta: it ignores $.meta, which the place is in")
                .contains("no rule touches header:Link: it is compared exactly");
    }

    @Test
    void test_without_cases_fails() {
        assertThat(run("test", rules.toString())).isEqualTo(1);

        assertThat(out.toString()).contains("no cases in ");
    }

    @Test
    void test_names_the_case_that_does_not_hold() throws IOException {
        Files.writeString(Files.createDirectory(rules.resolve("cases")).resolve("a.yaml"), """
                cases:
                  - {case: the same, on: listings.search, legacy: '{"a":1}', candidate: '{"a":1}'}
                  - {case: wrongly expected, legacy: '{"a":1}', candidate: '{"a":1}', masked: {meta: 1}}
                """);

        assertThat(run("test", rules.toString())).isEqualTo(1);

        assertThat(out.toString())
                .contains("ok   the same")
                .contains("FAIL wrongly expected (")
                .contains("a.yaml:3:5)")
                .contains("expected masked {meta=1}, found {}")
                .contains("2 cases, 1 failed");
    }

    private int run(String... arguments) {
        CommandLine commandLine = ParallaxCommand.withCommands();
        commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 1];
        all[0] = "rules";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return commandLine.execute(all);
    }
}
