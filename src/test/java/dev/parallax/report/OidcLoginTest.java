package dev.parallax.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import dev.parallax.readiness.Decision;
import dev.parallax.report.access.LoopbackProvider;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URL;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A person logs in at a provider, in a real browser, and out again. */
@QuarkusTest
@TestProfile(OidcLoginTest.Profile.class)
class OidcLoginTest {

    @TestHTTPResource("/")
    URL root;

    /** A service whose pages log in at a provider on this machine. */
    public static class Profile extends StagedProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Provider.class));
        }
    }

    /** The provider, and a port that is known before the service starts: the provider sends browsers back there. */
    public static class Provider implements QuarkusTestResourceLifecycleManager {

        private final LoopbackProvider provider = new LoopbackProvider();

        @Override
        public Map<String, String> start() {
            try (ServerSocket free = new ServerSocket(0)) {
                Map<String, String> settings =
                        new HashMap<>(provider.settings("http://127.0.0.1:" + free.getLocalPort()));
                settings.put("quarkus.http.test-port", "" + free.getLocalPort());
                settings.put("quarkus.http.test-host", "127.0.0.1");
                return settings;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {
            provider.close();
        }
    }

    @Test
    void a_person_logs_in_where_they_wanted_to_go_and_out_again() {
        Stage.current().clear();
        Staged.put("acme brokers", Decision.READY);
        String wanted = "http://127.0.0.1:" + root.getPort() + "/tenants/acme%20brokers";
        try (Browser browser = Browser.start()) {
            Page page = browser.page(1280, ColorScheme.LIGHT);
            page.navigate(wanted);
            PlaywrightAssertions.assertThat(page.locator("h1")).hasText("Log in");
            assertThat(Browser.barriers(page)).isEmpty();

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Log in with your organisation"))
                    .click();

            PlaywrightAssertions.assertThat(page.locator("h1")).hasText("acme brokers");
            assertThat(page.url()).isEqualTo(wanted);
            PlaywrightAssertions.assertThat(page.locator("footer")).containsText("oidc:ada");
            Cookie session = session(page);
            assertThat(session.httpOnly).isTrue();
            assertThat(session.sameSite).isEqualTo(SameSiteAttribute.LAX);
            assertThat(page.content()).doesNotContain(session.value);
            assertThat(page.evaluate("document.cookie")).isEqualTo("");
            assertThat(page.request().get(wanted).status()).isEqualTo(200);

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out"))
                    .click();

            PlaywrightAssertions.assertThat(page.locator("h1")).hasText("Log in");
            page.context().addCookies(List.of(session));
            page.navigate(wanted);
            PlaywrightAssertions.assertThat(page.locator("h1")).hasText("Log in");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void an_answer_nobody_asked_for_logs_nobody_in() {
        try (Browser browser = Browser.start()) {
            Page page = browser.page(400, ColorScheme.DARK);

            int status = page.navigate("http://127.0.0.1:" + root.getPort() + "/login/callback?code=x&state=y")
                    .status();

            assertThat(status).isEqualTo(401);
            PlaywrightAssertions.assertThat(page.locator("[role=alert]")).containsText("You were not logged in");
            assertThat(page.context().cookies()).isEmpty();
        }
    }

    private static Cookie session(Page page) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("parallax-session"))
                .findFirst()
                .orElseThrow();
    }
}
