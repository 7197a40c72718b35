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
import dev.parallax.evidence.DiscrepancyId;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** F7: the dashboard runs no payload, whether it comes as tenant, operation, path, header, key, value or reason. */
@QuarkusTest
@TestProfile(StagedProfile.class)
class HostilePayloadTest {

    private static final List<String> PAYLOADS = HostilePayloads.all();

    /** A load is what takes the time, so some share one. */
    private static final int TOGETHER = 10;

    /** What no page has but one that took payload as markup. */
    private static final String MADE =
            "main script, main iframe, main img, main object, main embed, main base, main meta,"
                    + " main style, main form[action^=javascript], main video, main audio, main math,"
                    + " [onerror], [onload], [onfocus], [onmouseover], [ontoggle], [onstart], [onbegin],"
                    + " a[href^='javascript' i], a[href^='data' i], a[href^='//']";

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
                            hostile(met.id(), payload, payload),
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
            assertNothingMadeOf(page, "tenants/" + segment(PAYLOADS.get(i)));
            assertNothingMadeOf(page, "?search=" + segment(PAYLOADS.get(i)));
        }
        for (List<String> some : together()) {
            Tenant tenant = new Tenant(some.get(0));
            var evidence = Staged.evidence(
                    tenant,
                    some.stream()
                            .map(payload -> Staged.operation(payload, Staged.counts(1_000, 3)))
                            .toList(),
                    some.stream()
                            .map(payload ->
                                    Staged.discrepancy(id(PAYLOADS.indexOf(payload)), payload, "$['" + payload + "']"))
                            .toList());
            Stage.current()
                    .put(
                            evidence,
                            Staged.verdict(
                                    evidence, Decision.NOT_READY, ReasonCode.OPEN_DISCREPANCY, String.join(" ", some)));
            visit(page, "tenants/" + segment(some.get(0)));
            assertThat(page.locator("#operations").textContent()).contains(some);
            visit(page, "?search=" + segment(some.get(0)));
            assertThat(page.locator("input[name=search]").inputValue())
                    .isEqualTo(some.get(0).strip());
        }

        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void none_runs_in_the_rule_editor_nor_in_what_it_says_of_the_samples() {
        Page page = browser.page(1280, ColorScheme.LIGHT);

        visit(page, "");
        for (int i = 0; i < PAYLOADS.size(); i++) {
            assertNothingMadeOf(page, "rules/edit?discrepancy=" + id(i));
        }
        for (List<String> some : together()) {
            String id = id(1_000);
            String all = String.join(" ", some);
            Tenant tenant = new Tenant("together");
            Stage.current()
                    .put(Staged.detail(
                            hostile(Staged.discrepancy(id, some.get(0), all).id(), some.get(0), all),
                            tenant,
                            Staged.sample(tenant, new Target("/api/x"), "{\"id\":1}", "{\"id\":2}")));
            visit(page, "rules/edit?discrepancy=" + id);
            assertThat(page.locator("#rules").inputValue())
                    .startsWith("rules:\n  - id: ")
                    .contains(all.replace("'", "''"));
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

    private static List<List<String>> together() {
        return IntStream.iterate(0, from -> from < PAYLOADS.size(), from -> from + TOGETHER)
                .mapToObj(from -> PAYLOADS.subList(from, Math.min(from + TOGETHER, PAYLOADS.size())))
                .toList();
    }

    /** Parses a page as the browser does, without a load of its own. */
    private void assertNothingMadeOf(Page page, String path) {
        APIResponse html = page.request().get(root + path);
        assertThat(html.status()).isEqualTo(200);
        assertThat(page.evaluate(
                        "([html, made]) =>"
                                + " new DOMParser().parseFromString(html, 'text/html').querySelectorAll(made).length",
                        List.of(html.text(), MADE)))
                .as("elements made from payload on %s", path)
                .isEqualTo(0);
    }

    private void visit(Page page, String path) {
        page.navigate(root + path);
        assertNothingMade(page, path);
    }

    private static void assertNothingMade(Page page, String path) {
        assertThat(page.locator(MADE).count())
                .as("elements made from payload on %s", path)
                .isZero();
    }

    private static DiscrepancyGroup hostile(DiscrepancyId id, String operation, String place) {
        DiscrepancyGroup plain = Staged.group(id.hex(), "o", "$");
        return new DiscrepancyGroup(
                id,
                new OperationId(operation),
                plain.kind(),
                new PathPattern("$['" + place + "']"),
                new ChangeShape(place),
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
