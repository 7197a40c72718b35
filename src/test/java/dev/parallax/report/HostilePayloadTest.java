package dev.parallax.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.parallax.compare.ObservationSink;
import dev.parallax.evidence.AuditAction;
import dev.parallax.evidence.AuditEntry;
import dev.parallax.evidence.AuditLog;
import dev.parallax.evidence.DiscrepancyGroup;
import dev.parallax.evidence.gather.Reads;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.ReasonCode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** F7: the dashboard runs no payload, whether it comes as tenant, operation, path, header, key, value or reason. */
@QuarkusTest
@TestProfile(StagedProfile.class)
class HostilePayloadTest {

    private static final List<String> PAYLOADS = HostilePayloads.all();

    private static Browser browser;

    @TestHTTPResource("/")
    URL root;

    @Inject
    ObservationSink sink;

    @Inject
    AuditLog log;

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @BeforeEach
    void stage() throws Exception {
        Stage.current().clear();
        for (int i = 0; i < PAYLOADS.size(); i++) {
            String payload = PAYLOADS.get(i);
            Tenant tenant = new Tenant(payload);
            String id = id(i);
            var met = Staged.discrepancy(id, payload, "$['" + payload + "']");
            var evidence =
                    Staged.evidence(tenant, List.of(Staged.operation(payload, Staged.counts(1_000, 3))), List.of(met));
            Stage.current()
                    .put(evidence, Staged.verdict(evidence, Decision.NOT_READY, ReasonCode.OPEN_DISCREPANCY, payload));
            ObjectNode legacy = new ObjectMapper().createObjectNode();
            legacy.put("id", payload).put(payload, payload).putObject("nested").put(payload, 1);
            ObjectNode candidate = legacy.deepCopy();
            candidate.put(payload, payload + "!").putObject("nested").put(payload, payload);
            Stage.current()
                    .put(Staged.detail(
                            hostile(met.id(), payload),
                            tenant,
                            Staged.sample(
                                    tenant,
                                    new Target("/api/x?q=" + payload),
                                    legacy.toString(),
                                    candidate.toString())));
        }
    }

    @Test
    void there_are_eighty_payloads_and_none_runs_on_any_page() {
        assertThat(PAYLOADS).hasSizeGreaterThanOrEqualTo(80).doesNotHaveDuplicates();
        Page page = browser.page(1280, ColorScheme.LIGHT);

        visit(page, "?size=500");
        assertThat(page.locator("tbody th").allTextContents()).containsAll(PAYLOADS);
        visit(page, "discrepancies?size=500");
        for (int i = 0; i < PAYLOADS.size(); i++) {
            visit(page, "discrepancies/" + id(i));
            assertThat(page.locator("h1").textContent()).contains(PAYLOADS.get(i));
            visit(page, "tenants/" + segment(PAYLOADS.get(i)));
            visit(page, "?search=" + segment(PAYLOADS.get(i)));
            assertThat(page.locator("input[name=search]").inputValue())
                    .isEqualTo(PAYLOADS.get(i).strip());
        }

        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void none_runs_in_the_rule_editor_nor_in_what_it_says_of_the_samples() {
        Page page = browser.page(1280, ColorScheme.LIGHT);

        for (int i = 0; i < PAYLOADS.size(); i++) {
            visit(page, "rules/edit?discrepancy=" + id(i));
            assertThat(page.locator("#rules").inputValue()).startsWith("rules:\n  - id: ");
        }
        page.locator("#rules").fill("rules:\n" + String.join("\n", PAYLOADS).indent(2));
        page.locator("button[value=check]").click();
        assertNothingMade(page, "what is wrong with the rules");
        PlaywrightAssertions.assertThat(page.locator("#problems li").first()).isVisible();
        page.locator("#rules").fill("""
                rules:
                  - id: all
                    at: $.nested
                    type: lenient
                    because: x
                    owner: o
                    until: 2099-01-01
                """);
        page.locator("button[value=try]").click();
        PlaywrightAssertions.assertThat(page.locator("#found")).isVisible();
        assertNothingMade(page, "what the samples say");

        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void none_runs_while_comparisons_are_watched_live() {
        Page page = browser.page(1280, ColorScheme.DARK);
        visit(page, "live");
        PlaywrightAssertions.assertThat(page.locator("#live-state")).hasText("Live.");

        for (String payload : PAYLOADS) {
            sink.observed(Reads.mismatch(
                    Reads.read(new Tenant(payload), Reads.operation(payload, "/api/x"), "/api/x"),
                    Reads.Builds.FIRST,
                    Reads.difference("$.price", payload, Severity.BREAKING)));
        }

        PlaywrightAssertions.assertThat(page.locator("#live-rows > tr")).hasCount(PAYLOADS.size());
        assertThat(page.locator("#live-rows th").allTextContents()).containsExactlyInAnyOrderElementsOf(PAYLOADS);
        assertNothingMade(page, "live");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void none_runs_in_the_audit_log() {
        for (String payload : PAYLOADS) {
            log.add(new AuditEntry(
                    new AuditEntry.Actor(payload),
                    AuditAction.TRIAGE,
                    new AuditEntry.Subject(payload),
                    new AuditEntry.Detail(payload)));
        }
        Page page = browser.page(1280, ColorScheme.LIGHT);

        visit(page, "audit?size=500");

        assertThat(page.locator("tbody tr").count()).isEqualTo(PAYLOADS.size());
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void none_runs_in_a_report_that_was_mailed() {
        Page page = browser.page(1280, ColorScheme.LIGHT);

        for (String payload : PAYLOADS) {
            APIResponse report =
                    page.request().get(root + "api/v1/tenants/" + segment(payload) + "/parity?format=html");
            assertThat(report.status()).isEqualTo(200);
            // Opened as a file is: without the header fields that the service sent with it.
            page.setContent(report.text());
            assertThat(page.locator("h1").textContent().strip()).isNotEmpty();
            assertThat(page.locator("script, iframe, img, object, embed, base, link, video, audio, math, form")
                            .count())
                    .as("elements made from payload in the report on %s", payload)
                    .isZero();
        }

        assertThat(browser.complaints()).isEmpty();
    }

    private void visit(Page page, String path) {
        page.navigate(root + path);
        assertNothingMade(page, path);
    }

    private static void assertNothingMade(Page page, String path) {
        assertThat(page.locator("main script, main iframe, main img, main object, main embed, main base, main meta,"
                                + " main style, main form[action^=javascript], main video, main audio, main math")
                        .count())
                .as("elements made from payload on %s", path)
                .isZero();
        assertThat(page.locator("[onerror], [onload], [onfocus], [onmouseover], [ontoggle], [onstart], [onbegin]")
                        .count())
                .isZero();
        assertThat(page.locator("a[href^='javascript' i], a[href^='data' i], a[href^='//']")
                        .count())
                .isZero();
    }

    private static DiscrepancyGroup hostile(dev.parallax.evidence.DiscrepancyId id, String payload) {
        DiscrepancyGroup plain = Staged.group(id.hex(), "o", "$");
        return new DiscrepancyGroup(
                id,
                new OperationId(payload),
                plain.kind(),
                new PathPattern("$['" + payload + "']"),
                new ChangeShape(payload),
                plain.severity(),
                plain.state(),
                null,
                1,
                1,
                plain.firstSeen(),
                plain.lastSeen());
    }

    private static String id(int number) {
        return String.format("%016x", number);
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
