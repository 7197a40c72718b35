package dev.parallax.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.parallax.evidence.DiscrepancyGroup;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.ReasonCode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
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

    private void visit(Page page, String path) {
        page.navigate(root + path);
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
