package dev.parallax.process;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What somebody does who meets a running demo for the first time: from its first screen to the cause of each defect. */
final class DemoJourneys {

    private static final int WIDE = 1280;
    private static final int NARROW = 400;

    private final Browser browser;
    private final String root;
    private final URI dataPlane;

    /**
     * @param root the dashboard's address, with a slash at the end
     * @param dataPlane where clients' reads go
     */
    DemoJourneys(Browser browser, String root, URI dataPlane) {
        this.browser = browser;
        this.root = root;
        this.dataPlane = dataPlane;
    }

    /** All of them, with one look at how accessible each page is; nothing may complain on the way. */
    void make() {
        Page page = browser.page(WIDE, ColorScheme.LIGHT);
        for (PlantedDefect defect : PlantedDefects.ALL) {
            toTheCause(page, defect);
        }
        withKeysAlone(browser.page(WIDE, ColorScheme.DARK));
        askBothSidesAgain(page);
        fromACauseToARule(page);
        sayWhatItIs(page);
        watchLive(page);
        everyPageIsAccessible(ColorScheme.LIGHT);
        everyPageIsAccessible(ColorScheme.DARK);
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

    /** Recheck: the work shows how far it is, and comes to an end. */
    private void askBothSidesAgain(Page page) {
        page.navigate(root + viewings());
        page.locator("form[data-job] button").click();
        PlaywrightAssertions.assertThat(page.locator("#job")).containsText("Done.");
    }

    /** A discrepancy is made a rule: the editor proposes, refuses what has no treatment, and tries what has one. */
    private void fromACauseToARule(Page page) {
        page.navigate(root + viewings());
        page.locator("a[href^='/rules/edit']").click();
        PlaywrightAssertions.assertThat(page.locator("#check-summary")).containsText("would be refused");
        tryToHideTheZone(page);
        PlaywrightAssertions.assertThat(page.locator("section[aria-labelledby=found]"))
                .containsText("would disappear");
        PlaywrightAssertions.assertThat(page.locator("#offer")).containsText("Download");
    }

    /** A rule that would hide the very defect is refused as over-broad, and tried only once somebody signs for it. */
    private static void tryToHideTheZone(Page page) {
        Locator editor = page.locator("#rules");
        String draft = editor.inputValue().replaceAll("(?m)^ *#.*\n", "");
        editor.fill(draft.replace("    because:", "    instant: {within: 1h}\n    because:"));
        PlaywrightAssertions.assertThat(page.locator("#problems")).containsText("hides a time zone read differently");
        editor.fill(draft.replace(
                "    because:", "    instant: {within: 1h}\n    approver: head of platform\n    because:"));
        PlaywrightAssertions.assertThat(page.locator("#check-summary")).containsText("can be put in force");
        page.locator("button[value=try]").click();
    }

    /** Triage, and its entry in the audit log. */
    private void sayWhatItIs(Page page) {
        page.navigate(root + viewings());
        page.locator("textarea[name=because]").fill("The zone's standard offset is used in summer.");
        page.locator("section[aria-labelledby=triage] button").click();
        PlaywrightAssertions.assertThat(page.locator(".history")).containsText("standard offset");
        page.locator("footer a[href='/audit']").click();
        PlaywrightAssertions.assertThat(page.locator("tbody")).containsText("standard offset");
    }

    /** A client's read shows on the live page while it is open. */
    private void watchLive(Page page) {
        page.navigate(root + "live");
        PlaywrightAssertions.assertThat(page.locator("#live-state")).hasText("Live.");
        read("acme", "/api/offices");
        PlaywrightAssertions.assertThat(page.locator("#live-rows")).containsText("acme");
    }

    /** A client's read. */
    private void read(String tenant, String path) {
        try {
            HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(dataPlane.resolve(path))
                                    .header("X-Tenant-Id", tenant)
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The path of the discrepancy in which a zone is read wrongly. */
    private String viewings() {
        Page page = browser.page(WIDE, ColorScheme.LIGHT);
        page.navigate(root + "discrepancies?tenant=harbor&operation=listings.viewings");
        String path = page.locator("[data-rows] a").first().getAttribute("href").substring(1);
        page.context().close();
        return path;
    }

    private void everyPageIsAccessible(ColorScheme scheme) {
        Page page = browser.page(WIDE, scheme);
        String viewings = viewings();
        for (String path : List.of(
                "",
                "tenants/lakeshore",
                "discrepancies",
                viewings,
                "rules",
                viewings.replace("discrepancies/", "rules/edit?discrepancy="),
                "live",
                "health",
                "audit")) {
            assertThat(page.navigate(root + path).status()).as(path).isEqualTo(200);
            assertThat(Browser.barriers(page)).as(path).isEmpty();
        }
        page.context().close();
    }

    /** Pictures for the documentation, where a directory for them is named. */
    private void shots() {
        Optional.ofNullable(System.getProperty("screenshots")).map(Path::of).ifPresent(directory -> {
            String viewings = viewings();
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                for (int width : new int[] {WIDE, NARROW}) {
                    Page page = browser.page(width, scheme);
                    String suffix = suffix(scheme, width);
                    shot(page, "", directory.resolve("migration" + suffix));
                    shot(page, "tenants/lakeshore", directory.resolve("tenant" + suffix));
                    shot(page, viewings, directory.resolve("discrepancy" + suffix));
                    shot(page, "rules", directory.resolve("rules" + suffix));
                    page.navigate(root + viewings.replace("discrepancies/", "rules/edit?discrepancy="));
                    tryToHideTheZone(page);
                    page.locator("#found").scrollIntoViewIfNeeded();
                    PalettePng.write(page.screenshot(), directory.resolve("editor" + suffix));
                    shot(page, "audit", directory.resolve("audit" + suffix));
                    page.context().close();
                }
            }
            // Last, as its reads count like any client's.
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                for (int width : new int[] {WIDE, NARROW}) {
                    live(browser.page(width, scheme), directory.resolve("live" + suffix(scheme, width)));
                }
            }
        });
    }

    private static String suffix(ColorScheme scheme, int width) {
        return "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + (width == NARROW ? "-narrow" : "") + ".png";
    }

    private void live(Page page, Path file) {
        page.navigate(root + "live");
        PlaywrightAssertions.assertThat(page.locator("#live-state")).hasText("Live.");
        for (String tenant : List.of("acme", "harbor", "oakfield", "cedar", "willow")) {
            read(tenant, "/api/offices");
            read(tenant, "/api/agents");
        }
        read("oakfield", "/api/listings?bedrooms=4%2B");
        // At least these; a read from before may come late.
        PlaywrightAssertions.assertThat(page.locator("#live-rows > tr").nth(10)).isVisible();
        PalettePng.write(page.screenshot(), file);
        page.context().close();
    }

    private void shot(Page page, String path, Path file) {
        page.navigate(root + path);
        PalettePng.write(page.screenshot(), file);
    }
}
