package dev.parallax.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.Verdict;
import dev.parallax.report.wire.ParityDocument;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** Exports of a parity report; F8: no payload becomes a formula, markup or a header. */
class ParityFormatTest {

    static Stream<String> payloads() {
        return HostilePayloads.all().stream();
    }

    @Test
    void markdown_shows_the_verdict_checks_discrepancies_and_operations() {
        assertThat(ParityMarkdown.of(parity("acme", "listings.search")))
                .startsWith("# acme: NOT_READY\n")
                .contains("- [ ] 3 discrepancies are open\\. To cure: Fix it\\.")
                .contains("- [x] Compared for 26 h\\.")
                .contains("| listings\\.search | 41207 | 31 | 3 | 2 | 4 | 13735 |");
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void markdown_takes_no_payload_for_markup(String payload) {
        String text = ParityMarkdown.of(parity(payload, payload));

        assertThat(text).doesNotContain("<").doesNotContainPattern("(?<!\\\\)\\]\\(");
        assertThat(text.lines().filter(line -> line.startsWith("| ")).map(ParityFormatTest::cells))
                .allMatch(cells -> cells == 5 || cells == 7);
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void csv_takes_no_payload_for_a_formula_or_a_new_line(String payload) {
        String text = ParityCsv.of(parity(payload, payload));

        assertThat(text.split("\r\n", -1)).hasSize(3);
        assertThat(text.split("\r\n", -1)[1]).doesNotContainPattern("(^|,)\"?[=+@-]");
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void junit_is_well_formed_and_carries_payload_as_text(String payload) throws Exception {
        String text = ParityJunit.of(parity(payload, payload));

        Element suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertThat(suite.getAttribute("name")).isEqualTo("parity of " + payload);
        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(2);
    }

    @Test
    void html_shows_the_verdict_checks_discrepancies_and_charts_in_one_file_that_fetches_nothing() {
        String text = ParityHtml.of(parity("acme", "listings.search"));

        assertThat(text)
                .startsWith("<!DOCTYPE html>")
                .contains("<title>acme: not ready</title>")
                .contains("3 discrepancies are open.")
                .contains("To cure: <bdi>Fix it.</bdi>")
                .contains("<td class=\"num\">41,207</td>")
                .contains("default-src 'none'; style-src 'unsafe-inline'")
                .doesNotContain("src=")
                .doesNotContain("href=")
                .doesNotContain("url(")
                .doesNotContain("@import");
        assertThat(text.split("<svg ", -1)).hasSize(3);
    }

    @Test
    void checks_are_sentences_and_tell_moments_to_the_second() {
        ParityDocument parity = parity(
                reason(ReasonCode.STALE, "dated 2026-11-21T10:00:00.123456789Z, so too old", "ask again"),
                reason(ReasonCode.SOAK, "Too short!", null));

        assertThat(ParityMarkdown.of(parity))
                .contains("dated 2026\\-11\\-21T10\\:00\\:00Z, so too old\\. To cure: ask again\\.\n")
                .contains("Too short\\!\n");
        assertThat(ParityHtml.of(parity))
                .contains("<bdi>dated 2026-11-21T10:00:00Z, so too old.</bdi>")
                .contains("To cure: <bdi>ask again.</bdi>");
    }

    @Test
    void junit_names_each_check_otherwise_even_several_of_one_operation() {
        Reason one = reason(ReasonCode.OPEN_DISCREPANCY, "one", null);
        String text = ParityJunit.of(parity(one, one, one));

        assertThat(Pattern.compile("<testcase classname=\"([^\"]*)\" name=\"([^\"]*)\"")
                        .matcher(text)
                        .results()
                        .map(found -> found.group(1) + ": " + found.group(2))
                        .toList())
                .hasSize(4)
                .doesNotHaveDuplicates()
                .contains("parallax.check: OPEN_DISCREPANCY listings.search #2");
    }

    private static Reason reason(ReasonCode code, String message, @Nullable String cure) {
        return new Reason(code, Decision.NOT_READY, message, new OperationId("listings.search"), null, null, cure);
    }

    private static ParityDocument parity(Reason... reasons) {
        var evidence = Staged.evidence(
                new Tenant("acme"),
                List.of(Staged.operation("listings.search", Staged.counts(41_207, 31))),
                List.of(Staged.discrepancy("00112233445566aa", "listings.search", "$.items[*].price")));
        return ParityMapping.document(
                evidence,
                new Verdict(
                        evidence.tenant(),
                        Decision.NOT_READY,
                        List.of(reasons),
                        "Nothing is said.",
                        evidence.epoch(),
                        evidence.serving(),
                        evidence.counts(),
                        Staged.AT),
                LocalDate.of(2026, 11, 21));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void html_takes_no_payload_for_markup(String payload) {
        String plain = ParityHtml.of(parity("acme", "listings.search"));
        String hostile = ParityHtml.of(parity(payload, payload));

        // The same elements, whatever stands in them.
        assertThat(tags(hostile)).isEqualTo(tags(plain));
        assertThat(hostile.codePoints().filter(c -> Character.isISOControl(c) && c != '\n'))
                .isEmpty();
    }

    private static List<String> tags(String html) {
        return Pattern.compile("<[^>]*>")
                .matcher(html)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void a_file_name_holds_nothing_that_a_header_or_a_disk_acts_on(String payload) {
        assertThat(ParityFormat.CSV.disposition(parity(payload, "o")))
                .matches("attachment; filename=\"parity-[A-Za-z0-9._-]+\\.csv\"");
    }

    @Test
    void an_unknown_format_is_a_problem_that_names_the_parameter() {
        assertThatThrownBy(() -> ParityFormat.of("pdf"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.document().field()).isEqualTo("format"));
    }

    private static long cells(String line) {
        return line.replace("\\|", "").chars().filter(c -> c == '|').count() - 1;
    }

    private static ParityDocument parity(String tenant, String operation) {
        var evidence = Staged.evidence(
                new Tenant(tenant),
                List.of(Staged.operation(operation, Staged.counts(41_207, 31))),
                List.of(Staged.discrepancy("00112233445566aa", operation, "$.items[*].price")));
        return ParityMapping.document(
                evidence,
                Staged.verdict(evidence, Decision.NOT_READY, ReasonCode.OPEN_DISCREPANCY, "3 discrepancies are open."),
                LocalDate.of(2026, 11, 21));
    }
}
