package dev.parallax.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.parallax.evidence.TenantEvidence;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.ReasonCode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URL;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages in a real browser: whole at every width and in both schemes, and without a complaint. */
@QuarkusTest
@TestProfile(StagedProfile.class)
class PagesInBrowserTest {

    private static Browser browser;

    /** One for each width and scheme: opening a page takes longer than going to another address. */
    private static final Map<List<Object>, Page> PAGES = new HashMap<>();

    @TestHTTPResource("/")
    URL root;

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        PAGES.clear();
        browser.close();
    }

    @BeforeEach
    void stage() {
        Stage.current().clear();
        Staged.put("acme-brokers", Decision.NOT_READY);
        Staged.put("bluebird-homes", Decision.READY);
        Staged.put("corner-lots", Decision.INSUFFICIENT_EVIDENCE);
        Staged.put("delta-realty", Decision.UNKNOWN);
        Tenant acme = new Tenant("acme-brokers");
        Stage.current()
                .put(Staged.detail(
                        Staged.group("00112233445566aa", "listings.search", "$.items[*].price"),
                        acme,
                        Staged.sample(
                                acme,
                                new Target("/api/listings?city=berlin&page=2"),
                                "{\"total\":3,\"page\":2,\"items\":[{\"id\":17,\"title\":\"Loft\",\"price\":450000,"
                                        + "\"currency\":\"EUR\",\"rooms\":3,\"agent\":{\"id\":4,\"phone\":null}},"
                                        + "{\"id\":18,\"title\":\"Villa\",\"price\":900000}]}",
                                "{\"total\":3,\"page\":2,\"items\":[{\"id\":17,\"title\":\"Loft\",\"price\":\"450000.00\","
                                        + "\"currency\":\"EUR\",\"rooms\":3,\"agent\":{\"id\":4}},"
                                        + "{\"id\":18,\"title\":\"Villa\",\"price\":\"900000.00\",\"new\":true}]}")));
        for (int i = 0; i < 9; i++) {
            Staged.put("tenant-" + i, i % 3 == 0 ? Decision.READY : Decision.NOT_READY);
        }
    }

    @Test
    void moments_in_what_a_check_says_are_shown_in_the_readers_zone() {
        TenantEvidence evidence = Staged.evidence(new Tenant("late"), List.of(), List.of());
        Stage.current()
                .put(
                        evidence,
                        Staged.verdict(
                                evidence,
                                Decision.NOT_READY,
                                ReasonCode.STALE,
                                "nothing since 2026-11-21T10:00:00.123456Z, so ask again"));
        Page page = browser.page(1280, ColorScheme.LIGHT);

        page.navigate(root + "tenants/late");

        PlaywrightAssertions.assertThat(page.locator(".finding p").first())
                .hasText("nothing since 21 Nov 2026, 11:00, so ask again");
        PlaywrightAssertions.assertThat(page.locator(".finding time").first())
                .hasAttribute("title", "2026-11-21 10:00 UTC");
    }

    static Stream<Arguments> pagesWidthsAndSchemes() {
        return Stream.of(
                        "/",
                        "/tenants/acme-brokers",
                        "/discrepancies",
                        "/discrepancies/00112233445566aa",
                        "/rules",
                        "/rules/edit?discrepancy=00112233445566aa",
                        "/live",
                        "/health",
                        "/audit",
                        "/login",
                        "/nothing")
                .flatMap(path -> Stream.of(1280, 400)
                        .flatMap(width -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                                .map(scheme -> Arguments.of(path, width, scheme))));
    }

    @ParameterizedTest
    @MethodSource("pagesWidthsAndSchemes")
    void a_page_fits_its_width_and_complains_of_nothing(String path, int width, ColorScheme scheme) {
        Page page = PAGES.computeIfAbsent(List.of(width, scheme), fresh -> browser.page(width, scheme));

        page.navigate(root + path.substring(1));

        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
        assertThat(Browser.barriers(page)).isEmpty();
        assertThat(browser.complaints().stream().filter(complaint -> !complaint.contains("404")))
                .isEmpty();
    }
}
