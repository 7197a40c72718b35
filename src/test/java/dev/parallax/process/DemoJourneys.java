package dev.parallax.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.parallax.demo.expect.PlantedDefect;
import dev.parallax.demo.expect.PlantedDefects;
import dev.parallax.demo.expect.Sign;
import dev.parallax.demo.expect.Symptom;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.report.Browser;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What somebody does who meets a running demo for the first time: from its first screen to the cause of each defect. */
final class DemoJourneys {

    private static final int WIDE = 1280;
    private static final int NARROW = 400;

    private final Browser browser;
    private final String root;

    /** @param root the dashboard's address, with a slash at the end */
    DemoJourneys(Browser browser, String root) {
        this.browser = browser;
        this.root = root;
    }

    /** All of them, with one look at how accessible each page is; nothing may complain on the way. */
    void make() {
        Page page = browser.page(WIDE, ColorScheme.LIGHT);
        for (PlantedDefect defect : PlantedDefects.ALL) {
            toTheCause(page, defect);
        }
        withKeysAlone(browser.page(WIDE, ColorScheme.DARK));
        everySectionIsThereAndAccessible(page);
        shots();
        assertThat(browser.complaints()).isEmpty();
    }

    /** By mouse: the tenant on the board, what is wrong on its page, the cause on the discrepancy's. */
    private void toTheCause(Page page, PlantedDefect defect) {
        String tenant = defect.tenants().iterator().next().name();
        page.navigate(root);
        page.locator("#list a[href='/tenants/" + tenant + "']").click();
        PlaywrightAssertions.assertThat(page.locator("h1")).hasText(tenant);
        if (defect.symptom() instanceof Symptom.Discrepancies found) {
            Sign sign = found.always().iterator().next();
            row(page, defect, sign).locator("a").first().click();
            PlaywrightAssertions.assertThat(page.locator(".marks"))
                    .containsText(sign.kind()
                            .name()
                            .toLowerCase(java.util.Locale.ROOT)
                            .replace('_', ' '));
            PlaywrightAssertions.assertThat(page.locator("#sample")).containsText("Sample 1");
            assertThat(page.locator("#sample tr.changed, #sample tr.added, #sample tr.removed, #sample tr.moved,"
                                    + " #sample .sides tbody tr")
                            .count())
                    .as("both sides' values of %s", defect.id())
                    .isPositive();
            PlaywrightAssertions.assertThat(
                            page.locator("#sample pre").filter(having("curl")).first())
                    .containsText("X-Tenant-Id: ");
        } else {
            PlaywrightAssertions.assertThat(page.locator(".checks li.not-ready"))
                    .containsText(defect.operation() + " is slower");
        }
    }

    private static Locator row(Page page, PlantedDefect defect, Sign sign) {
        Locator rows = page.locator("section[aria-labelledby=discrepancies] tbody tr")
                .filter(having(defect.operation().value()))
                .filter(having(sign.severity().name().toLowerCase(java.util.Locale.ROOT)));
        return sign.kind() == DifferenceKind.STATUS
                ? rows.first()
                : rows.filter(having(sign.pattern().text())).first();
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    /** Without a mouse: search, open, step through the discrepancies and their samples. */
    private void withKeysAlone(Page page) {
        page.navigate(root);
        page.keyboard().press("/");
        page.keyboard().type("harbor");
        PlaywrightAssertions.assertThat(page.locator("[data-rows] > tr")).hasCount(1);
        page.keyboard().press("Escape");
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.locator("h1")).hasText("harbor");
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.locator("#sample")).containsText("Sample 1");
        page.keyboard().press("]");
        PlaywrightAssertions.assertThat(page.locator("#sample")).containsText("Sample 2");
        page.keyboard().press("[");
        PlaywrightAssertions.assertThat(page.locator("#sample")).containsText("Sample 1");
    }

    private void everySectionIsThereAndAccessible(Page page) {
        page.navigate(root);
        for (Object section :
                (List<?>) page.evaluate("[...document.querySelectorAll('.top nav a')].map(a => a.href)")) {
            assertThat(page.navigate(section.toString()).status())
                    .as(section.toString())
                    .isEqualTo(200);
            assertThat(new AxeBuilder(page).analyze().getViolations())
                    .filteredOn(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                    .extracting(rule -> section + " " + rule.getId() + ": "
                            + rule.getNodes().get(0).getHtml())
                    .isEmpty();
        }
    }

    /** Pictures for the documentation, where a directory for them is named. */
    private void shots() {
        Optional.ofNullable(System.getProperty("screenshots")).map(Path::of).ifPresent(directory -> {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                for (int width : new int[] {WIDE, NARROW}) {
                    Page page = browser.page(width, scheme);
                    String suffix = "-" + scheme.name().toLowerCase(java.util.Locale.ROOT)
                            + (width == NARROW ? "-narrow" : "") + ".png";
                    shot(page, "", directory.resolve("migration" + suffix));
                    shot(page, "tenants/lakeshore", directory.resolve("tenant" + suffix));
                    page.navigate(root + "discrepancies?tenant=harbor&operation=listings.viewings");
                    String viewings = page.locator("[data-rows] a").first().getAttribute("href");
                    shot(page, viewings.substring(1), directory.resolve("discrepancy" + suffix));
                    shot(page, "rules", directory.resolve("rules" + suffix));
                    page.context().close();
                }
            }
        });
    }

    private void shot(Page page, String path, Path file) {
        page.navigate(root + path);
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }
}
