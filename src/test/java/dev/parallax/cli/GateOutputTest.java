package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import dev.parallax.report.wire.ExplanationDocument;
import dev.parallax.report.wire.ReasonLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class GateOutputTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Tenant ACME = new Tenant("acme");
    private static final URI URL = URI.create("https://parallax.example");
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
                .parse(new ByteArrayInputStream(
                        GateFormat.junit.write(answers, URL).getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();

        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        Element broken = (Element) suite.getElementsByTagName("testcase").item(2);
        assertThat(broken.getAttribute("name")).isEqualTo(HOSTILE.name());
        assertThat(broken.getElementsByTagName("error").getLength()).isEqualTo(1);
    }

    @Test
    void junit_is_read_by_the_parser_of_mavens_report() throws Exception {
        GateAnswers answers = new GateAnswers(List.of(
                        saying(Decision.READY),
                        saying(Decision.INSUFFICIENT_EVIDENCE),
                        overridden("IN_FORCE", "2026-11-21T13:00:00Z"),
                        BROKEN))
                .honouring(NOW);

        List<ReportTestSuite> suites = new TestSuiteXmlParser(new NullConsoleLogger())
                .parse(new InputStreamReader(
                        new ByteArrayInputStream(
                                GateFormat.junit.write(answers, URL).getBytes(StandardCharsets.UTF_8)),
                        StandardCharsets.UTF_8));

        assertThat(suites).singleElement().satisfies(suite -> {
            assertThat(suite.getNumberOfTests()).isEqualTo(4);
            assertThat(suite.getNumberOfFailures()).isEqualTo(1);
            assertThat(suite.getNumberOfErrors()).isEqualTo(1);
            assertThat(suite.getNumberOfSkipped()).isEqualTo(1);
            assertThat(suite.getTestCases())
                    .extracting(ReportTestCase::getName)
                    .containsExactly("acme", "acme", "acme", HOSTILE.name());
            assertThat(suite.getTestCases().get(3).getFailureDetail()).contains("no answer");
        });
    }

    @Test
    void markdown_keeps_names_from_becoming_markup_and_rows_on_one_line() {
        String markdown = GateFormat.markdown.write(new GateAnswers(List.of(BROKEN)), URL);

        assertThat(markdown.lines()).hasSize(5);
        assertThat(markdown).contains("UNKNOWN").doesNotContain("<html>").doesNotContain("<b>");
    }

    @Test
    void annotations_are_one_command_a_tenant_whatever_its_name() {
        String annotations = GateFormat.github.write(new GateAnswers(List.of(BROKEN, saying(Decision.READY))), URL);

        assertThat(annotations.lines())
                .satisfiesExactly(
                        error -> assertThat(error).startsWith("::error title=Parallax gate%3A a\"<b>&|`%3A%3Aerror"),
                        notice -> assertThat(notice).startsWith("::notice title=Parallax gate%3A acme is READY::acme"));
    }

    @Test
    void json_of_one_tenant_is_the_services_document_and_of_several_a_list() {
        assertThat(GateFormat.json.write(answers(Decision.READY), URL)).contains("\"kind\" : \"readiness\"");
        assertThat(GateFormat.json.write(new GateAnswers(List.of(saying(Decision.READY), BROKEN)), URL))
                .contains("\"kind\" : \"gate-answers\"", "\"kind\" : \"gate-failure\"", "\"decision\" : \"UNKNOWN\"");
    }

    private static GateAnswers.Answer overridden(String state, String until) {
        String body = GateAnswerTest.READY
                .replace("\"READY\"", "\"NOT_READY\"")
                .replace(
                        "\"at\":",
                        "\"override\":{\"state\":\"" + state + "\",\"by\":\"Ada\",\"because\":\"b\","
                                + "\"against\":\"NOT_READY\",\"from\":\"2026-11-21T11:00:00Z\",\"until\":\"" + until
                                + "\"},\"at\":");
        GateAnswer.Raw raw =
                new GateAnswer.Raw(409, "application/json", Body.of(body.getBytes(StandardCharsets.UTF_8)));
        return new GateAnswers.Answer(ACME, GateAnswer.read(raw, ACME, NOW));
    }

    private static Decision outcome(GateAnswers.Answer... answers) {
        return new GateAnswers(List.of(answers)).honouring(NOW).outcome();
    }

    @Test
    void an_override_passes_only_in_force_within_a_day_and_where_it_is_honoured() {
        GateAnswers.Answer inForce = overridden("IN_FORCE", "2026-11-21T13:00:00Z");

        assertThat(outcome(inForce)).isEqualTo(Decision.READY);
        assertThat(new GateAnswers(List.of(inForce)).outcome()).isEqualTo(Decision.NOT_READY);
        assertThat(outcome(inForce, saying(Decision.NOT_READY))).isEqualTo(Decision.NOT_READY);
        assertThat(outcome(overridden("REVOKED", "2026-11-21T13:00:00Z"))).isEqualTo(Decision.NOT_READY);
        assertThat(outcome(overridden("OTHER_BUILDS", "2026-11-21T13:00:00Z"))).isEqualTo(Decision.NOT_READY);
        assertThat(outcome(overridden("IN_FORCE", "2026-11-21T12:00:00Z"))).isEqualTo(Decision.NOT_READY);
        assertThat(outcome(overridden("IN_FORCE", "2026-11-22T11:00:01Z"))).isEqualTo(Decision.NOT_READY);
        assertThat(outcome(overridden("in_force", "2026-11-21T13:00:00Z"))).isEqualTo(Decision.UNKNOWN);
        assertThat(outcome(BROKEN)).isEqualTo(Decision.UNKNOWN);
    }

    @Test
    void what_is_honoured_is_shown_as_such_in_every_form() {
        GateAnswers answers = new GateAnswers(List.of(overridden("IN_FORCE", "2026-11-21T13:00:00Z"))).honouring(NOW);

        assertThat(GateFormat.text.write(answers, URL))
                .startsWith("acme: NOT_READY")
                .contains("override is honoured");
        assertThat(GateFormat.junit.write(answers, URL))
                .contains("failures=\"0\"", "skipped=\"1\"", "<skipped message=\"overridden: ");
        assertThat(GateFormat.markdown.write(answers, URL)).contains("**NOT\\_READY**, overridden");
        assertThat(GateFormat.github.write(answers, URL)).startsWith("::warning ");
        assertThat(GateFormat.gitlab.write(answers, URL)).contains("acme: NOT_READY, overridden");
        assertThat(GateFormat.tenants.write(answers, URL)).isEqualTo("acme" + System.lineSeparator());
    }

    @Test
    void gitlab_gets_a_link_a_tenant_that_leads_to_its_page() throws Exception {
        JsonNode report = new ObjectMapper()
                .readTree(GateFormat.gitlab.write(new GateAnswers(List.of(saying(Decision.READY), BROKEN)), URL));

        JsonNode links = report.get("Parallax gate");
        assertThat(links.get(0).at("/external_link/url").asText()).isEqualTo("https://parallax.example/tenants/acme");
        assertThat(links.get(0).at("/external_link/label").asText()).startsWith("acme: READY; ");
        assertThat(URI.create(links.get(1).at("/external_link/url").asText()).getPath())
                .isEqualTo("/tenants/" + HOSTILE.name());
    }

    @Test
    void the_list_of_tenants_holds_those_that_pass_and_no_other() {
        assertThat(GateFormat.tenants.write(
                        new GateAnswers(List.of(BROKEN, saying(Decision.NOT_READY), saying(Decision.READY))), URL))
                .isEqualTo("acme" + System.lineSeparator());
    }

    @Test
    void many_reasons_of_a_sort_are_counted_and_not_all_written_out() {
        List<ReasonLine> reasons = IntStream.range(0, 17)
                .mapToObj(i -> new ReasonLine(
                        "DISTINCT_CASES",
                        Decision.INSUFFICIENT_EVIDENCE,
                        "o" + i + " needs more",
                        "o" + i,
                        null,
                        null,
                        "wait"))
                .toList();

        assertThat(ReasonGroups.lines(reasons, 2))
                .containsExactly(
                        "- o0 needs more",
                        "    cure: wait",
                        "- o1 needs more",
                        "    cure: wait",
                        "  and 15 more like it: o2, o3, o4, o5, o6 and 10 more");
        assertThat(ReasonGroups.lines(reasons.subList(0, 3), 2)).hasSize(6);
    }

    @Test
    void discrepancies_that_are_not_written_out_are_named_by_id() {
        List<ReasonLine> reasons = IntStream.range(0, 5)
                .mapToObj(i -> new ReasonLine(
                        "OPEN_DISCREPANCY",
                        Decision.NOT_READY,
                        "o" + i + " differs",
                        "o" + i,
                        "VALUE 001122334455667" + i,
                        "none open",
                        "fix it"))
                .toList();

        assertThat(ReasonGroups.lines(reasons, 2))
                .endsWith(
                        "  and 3 more like it: o2, o3, o4",
                        "    VALUE 0011223344556672 in o2",
                        "    VALUE 0011223344556673 in o3",
                        "    VALUE 0011223344556674 in o4");
    }

    @Test
    void the_next_step_names_the_operation_it_is_about() {
        ReasonLine few = new ReasonLine(
                "DISTINCT_CASES",
                Decision.INSUFFICIENT_EVIDENCE,
                "listings.get needs 3 more distinct cases",
                "listings.get",
                "56",
                "at least 59",
                "3 more distinct cases: about 5 h at the current rate");

        assertThat(ExplainCommand.text(new ExplanationDocument(
                        "explanation",
                        "acme",
                        Decision.INSUFFICIENT_EVIDENCE,
                        "Nothing is claimed.",
                        few,
                        few,
                        List.of(few),
                        List.of())))
                .contains("next     listings.get: 3 more distinct cases: about 5 h at the current rate");
    }

    @Test
    void text_from_a_reply_moves_no_cursor() {
        assertThat(GateFormat.text.write(new GateAnswers(List.of(BROKEN)), URL))
                .contains("\\u000a<html>\\u0001")
                .doesNotContain("\u0001");
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
