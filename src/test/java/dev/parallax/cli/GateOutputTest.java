package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.exchange.Body;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class GateOutputTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Tenant ACME = new Tenant("acme");
    private static final Tenant HOSTILE = new Tenant("a\"<b>&|`::error::%0A]]>");

    private static GateAnswers.Answer saying(Decision decision) {
        String body = GateAnswerTest.READY.replace("\"READY\"", "\"" + decision + "\"");
        int status = decision == Decision.READY ? 200 : decision == Decision.UNKNOWN ? 503 : 409;
        GateAnswer.Raw raw =
                new GateAnswer.Raw(status, "application/json", Body.of(body.getBytes(StandardCharsets.UTF_8)));
        return new GateAnswers.Answer(ACME, GateAnswer.read(raw, ACME, NOW));
    }

    private static GateAnswers answers(Decision... decisions) {
        List<GateAnswers.Answer> answers = new ArrayList<>();
        for (Decision decision : decisions) {
            answers.add(saying(decision));
        }
        return new GateAnswers(answers);
    }

    private static final GateAnswers.Answer BROKEN =
            new GateAnswers.Answer(HOSTILE, new GateAnswer.Broken("no answer:\n<html>\u0001"));

    @Test
    void of_several_tenants_the_worst_answer_counts() {
        assertThat(answers(Decision.READY, Decision.READY).decision()).isEqualTo(Decision.READY);
        assertThat(answers(Decision.READY, Decision.INSUFFICIENT_EVIDENCE).decision())
                .isEqualTo(Decision.INSUFFICIENT_EVIDENCE);
        assertThat(answers(Decision.NOT_READY, Decision.INSUFFICIENT_EVIDENCE).decision())
                .isEqualTo(Decision.NOT_READY);
        assertThat(new GateAnswers(List.of(saying(Decision.NOT_READY), BROKEN)).decision())
                .isEqualTo(Decision.UNKNOWN);
        assertThat(new GateAnswers(List.of()).decision()).isEqualTo(Decision.UNKNOWN);
    }

    @Test
    void junit_counts_a_no_as_a_failure_and_a_not_known_as_an_error() throws Exception {
        GateAnswers answers = new GateAnswers(List.of(saying(Decision.READY), saying(Decision.NOT_READY), BROKEN));

        Element suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(GateFormat.junit.write(answers).getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();

        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        Element broken = (Element) suite.getElementsByTagName("testcase").item(2);
        assertThat(broken.getAttribute("name")).isEqualTo(HOSTILE.name());
        assertThat(broken.getElementsByTagName("error").getLength()).isEqualTo(1);
    }

    @Test
    void markdown_keeps_names_from_becoming_markup_and_rows_on_one_line() {
        String markdown = GateFormat.markdown.write(new GateAnswers(List.of(BROKEN)));

        assertThat(markdown.lines()).hasSize(5);
        assertThat(markdown).contains("UNKNOWN").doesNotContain("<html>").doesNotContain("<b>");
    }

    @Test
    void annotations_are_one_command_a_tenant_whatever_its_name() {
        String annotations = GateFormat.github.write(new GateAnswers(List.of(BROKEN, saying(Decision.READY))));

        assertThat(annotations.lines())
                .satisfiesExactly(
                        error -> assertThat(error).startsWith("::error title=Parallax gate%3A a\"<b>&|`%3A%3Aerror"),
                        notice -> assertThat(notice).startsWith("::notice title=Parallax gate%3A acme is READY::acme"));
    }

    @Test
    void json_of_one_tenant_is_the_services_document_and_of_several_a_list() {
        assertThat(GateFormat.json.write(answers(Decision.READY))).contains("\"kind\" : \"readiness\"");
        assertThat(GateFormat.json.write(new GateAnswers(List.of(saying(Decision.READY), BROKEN))))
                .contains("\"kind\" : \"gate-answers\"", "\"kind\" : \"gate-failure\"", "\"decision\" : \"UNKNOWN\"");
    }

    @Test
    void waiting_ends_when_all_are_ready_when_one_is_not_or_when_the_time_is_up() {
        assertThat(rounds(Decision.INSUFFICIENT_EVIDENCE, Decision.UNKNOWN, Decision.READY))
                .isEqualTo(3);
        assertThat(rounds(Decision.INSUFFICIENT_EVIDENCE, Decision.NOT_READY, Decision.READY))
                .isEqualTo(2);
        assertThat(rounds(
                        Decision.UNKNOWN,
                        Decision.UNKNOWN,
                        Decision.UNKNOWN,
                        Decision.UNKNOWN,
                        Decision.UNKNOWN,
                        Decision.READY))
                .isEqualTo(4);
    }

    /** Rounds asked within 30 s, one every 10 s, of a gate that answers so one after the other. */
    private static int rounds(Decision... decisions) {
        List<Instant> asked = new ArrayList<>();
        Instant[] now = {NOW};
        Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        };
        GateWait wait = new GateWait(
                Duration.ofSeconds(30), Duration.ofSeconds(10), clock, duration -> now[0] = now[0].plus(duration));
        List<String> progress = new ArrayList<>();
        wait.until(
                () -> {
                    asked.add(now[0]);
                    return answers(decisions[asked.size() - 1]);
                },
                progress::add);
        assertThat(progress).hasSize(asked.size() - 1);
        return asked.size();
    }

    @TempDir
    Path directory;

    @Test
    void a_file_of_tenants_has_one_a_line() throws IOException {
        Path file = Files.writeString(directory.resolve("wave"), "# wave 1\nacme\n\n  globex \nacme\n");

        assertThat(TenantsFile.read(file)).containsExactly(ACME, new Tenant("globex"));
    }

    @Test
    void a_file_without_tenants_or_with_what_can_be_none_is_refused() throws IOException {
        Path empty = Files.writeString(directory.resolve("empty"), "# none\n");
        Path odd = Files.writeString(directory.resolve("odd"), "acme\na\u0007b\n");

        assertThatThrownBy(() -> TenantsFile.read(empty)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TenantsFile.read(odd)).hasMessageContaining("odd:2");
    }
}
