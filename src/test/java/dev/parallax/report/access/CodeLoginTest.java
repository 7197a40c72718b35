package dev.parallax.report.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.capture.InvalidSettingException;
import dev.parallax.report.access.CodeLogin.Arrival;
import dev.parallax.report.access.CodeLogin.Departure;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser's way to a provider that really answers, and back; and every way that must not open anything. */
class CodeLoginTest {

    private static final ReturnPath BACK = new ReturnPath("/tenants/acme?x=1");

    private static LoopbackProvider provider;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-26T12:00:00Z"));
    private final CodeLogin login = login(Map.of()).orElseThrow();

    @BeforeAll
    static void start() {
        provider = new LoopbackProvider();
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    @BeforeEach
    void reset() {
        provider.spoil = claims -> {};
        provider.accessToken = "opaque";
    }

    /** What the provider hands back to the browser. */
    private record Handed(Secret state, Token code) {}

    @Test
    void a_browser_comes_back_as_who_the_provider_says_and_to_where_it_wanted() throws Exception {
        Departure departure = login.begin(BACK).orElseThrow();

        Arrival arrival = finish(departure).orElseThrow();

        assertThat(departure.to().toString())
                .startsWith(provider.issuer() + "/authorize?realm=a&response_type=code&")
                .doesNotContain(departure.browser().text());
        assertThat(arrival.caller().name()).isEqualTo("oidc:ada");
        assertThat(arrival.caller().scope()).isEqualTo(Scope.ENGINEER);
        assertThat(arrival.back()).isEqualTo(BACK);
    }

    @Test
    void roles_are_those_of_an_access_token_for_parallax_and_the_same_subject() throws Exception {
        provider.accessToken = provider.signed(provider.claims("parallax", "parallax-viewer"));
        assertThat(finish(login.begin(BACK).orElseThrow())
                        .orElseThrow()
                        .caller()
                        .scope())
                .isEqualTo(Scope.VIEWER);

        JwtClaims another = provider.claims("parallax", "parallax-admin");
        another.setSubject("4712");
        provider.accessToken = provider.signed(another);
        assertThat(finish(login.begin(BACK).orElseThrow())
                        .orElseThrow()
                        .caller()
                        .scope())
                .isEqualTo(Scope.ENGINEER);

        provider.accessToken = provider.signed(provider.claims("another-service", "parallax-admin"));
        assertThat(finish(login.begin(BACK).orElseThrow())
                        .orElseThrow()
                        .caller()
                        .scope())
                .isEqualTo(Scope.ENGINEER);
    }

    @Test
    void a_login_works_once_and_in_the_browser_that_began_it_only() throws Exception {
        Departure departure = login.begin(BACK).orElseThrow();
        Handed handed = visit(departure);

        assertThat(login.finish(handed.state(), handed.code(), Secret.fresh())).isEmpty();
        // Somebody else's attempt has used it up: the code may have been seen.
        assertThat(login.finish(handed.state(), handed.code(), departure.browser()))
                .isEmpty();

        Departure again = login.begin(BACK).orElseThrow();
        Handed fresh = visit(again);
        assertThat(login.finish(fresh.state(), fresh.code(), again.browser())).isPresent();
        assertThat(login.finish(fresh.state(), fresh.code(), again.browser())).isEmpty();
    }

    @Test
    void a_code_of_another_login_is_refused_by_its_verifier() throws Exception {
        Departure mine = login.begin(BACK).orElseThrow();
        Handed others = visit(login.begin(BACK).orElseThrow());

        assertThat(login.finish(visit(mine).state(), others.code(), mine.browser()))
                .isEmpty();
    }

    @Test
    void a_login_that_took_too_long_or_that_nobody_began_opens_nothing() throws Exception {
        Departure departure = login.begin(BACK).orElseThrow();
        Handed handed = visit(departure);
        now.updateAndGet(at -> at.plus(Duration.ofMinutes(11)));

        assertThat(login.finish(handed.state(), handed.code(), departure.browser()))
                .isEmpty();
        assertThat(login.finish(Secret.fresh(), handed.code(), departure.browser()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonce", "no nonce", "audience", "party", "issuer", "expired", "role", "nobody"})
    void an_id_token_that_is_wrong_in_one_thing_opens_nothing(String wrong) throws Exception {
        provider.spoil = claims -> {
            switch (wrong) {
                case "nonce" -> claims.setClaim("nonce", "another");
                case "no nonce" -> claims.unsetClaim("nonce");
                case "audience" -> claims.setAudience("parallax");
                case "party" -> claims.setClaim("azp", "another");
                case "issuer" -> claims.setIssuer("https://elsewhere.example");
                case "expired" -> claims.setExpirationTimeMinutesInTheFuture(-5);
                case "role" -> claims.unsetClaim("roles");
                default -> claims.unsetClaim("sub");
            }
        };

        assertThat(finish(login.begin(BACK).orElseThrow())).isEmpty();
    }

    @Test
    void a_wrong_client_secret_opens_nothing() throws Exception {
        CodeLogin stranger = login(Map.of("client-secret", "guessed")).orElseThrow();
        Departure departure = stranger.begin(BACK).orElseThrow();
        Handed handed = visit(departure);

        assertThat(stranger.finish(handed.state(), handed.code(), departure.browser()))
                .isEmpty();
    }

    @Test
    void a_provider_that_is_away_sends_nobody_anywhere() {
        LoopbackProvider gone = new LoopbackProvider();
        Map<String, String> settings = Map.of("issuer", gone.issuer());
        gone.close();

        assertThat(login(settings).orElseThrow().begin(BACK)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://parallax.example.org", "parallax.example.org", "https://", "not a url"})
    void pages_behind_no_safe_address_of_their_own_are_refused(String publicUrl) {
        assertThatThrownBy(() -> login(Map.of("public-url", publicUrl)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("parallax.access.oidc.public-url");
    }

    @Test
    void without_a_client_browsers_are_not_sent_to_log_in() {
        assertThat(login(Map.of("client-id", ""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "",
                "tenants",
                "/a\r\nSet-Cookie: x=y",
                "/a b",
                "/login",
                "/logout"
            })
    void nobody_is_sent_to_another_site_or_in_circles_afterwards(String asked) {
        assertThat(ReturnPath.of(asked)).isEqualTo(ReturnPath.HOME);
        assertThat(ReturnPath.of("/discrepancies?tenant=a%20b").text()).isEqualTo("/discrepancies?tenant=a%20b");
    }

    private Optional<Arrival> finish(Departure departure) throws Exception {
        Handed handed = visit(departure);
        return login.finish(handed.state(), handed.code(), departure.browser());
    }

    private static Handed visit(Departure departure) throws Exception {
        String back = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(departure.to()).build(), BodyHandlers.discarding())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(back).startsWith("https://parallax.example.org/login/callback?");
        Map<String, String> fields = LoopbackProvider.fields(URI.create(back).getRawQuery());
        return new Handed(new Secret(fields.get("state")), new Token(fields.get("code")));
    }

    private Optional<CodeLogin> login(Map<String, String> changes) {
        Map<String, String> properties = new HashMap<>(provider.settings("https://parallax.example.org/"));
        changes.forEach((key, value) -> properties.put("parallax.access.oidc." + key, value));
        AccessConfig.OidcConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withMapping(AccessConfig.class)
                .build()
                .getConfigMapping(AccessConfig.class)
                .oidc();
        InstantSource source = now::get;
        return AccessSettings.codeLogin(config, OidcIssuer.from(config), source.withZone(ZoneOffset.UTC));
    }
}
