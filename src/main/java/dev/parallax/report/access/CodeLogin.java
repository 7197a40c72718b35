package dev.parallax.report.access;

import dev.parallax.report.access.AccessConfig.OidcConfig;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/**
 * Sends a browser to the OpenID Connect provider and takes it back: authorization code with PKCE (RFC 7636, S256), state and
 * nonce. A login is bound to the browser that began it, works once and for ten minutes. Thread-safe, blocking.
 */
final class CodeLogin {

    private static final Logger LOG = Logger.getLogger(CodeLogin.class);

    private static final int MOST_UNDER_WAY = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final OidcConfig config;
    private final OidcIssuer issuer;
    private final URI callback;
    private final String client;
    private final Remembered<Begun> begun;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** What a login that is under way has to come back with. */
    private record Begun(Secret browser, Secret nonce, Secret verifier, ReturnPath back) {}

    /**
     * A browser on its way.
     *
     * @param to the provider's page
     * @param browser what the browser keeps in a cookie, to be known again
     */
    record Departure(URI to, Secret browser) {}

    /**
     * A browser that came back.
     *
     * @param caller who it is
     * @param back where it wanted to go
     */
    record Arrival(Caller caller, ReturnPath back) {}

    CodeLogin(OidcConfig config, OidcIssuer issuer, String client, URI publicUrl, Clock clock) {
        this.config = config;
        this.issuer = issuer;
        this.client = client;
        callback = URI.create(publicUrl.toString().replaceAll("/$", "") + "/login/callback");
        begun = new Remembered<>(MOST_UNDER_WAY, PATIENCE, clock);
    }

    /** Whether browsers reach these pages over TLS. */
    boolean isSecure() {
        return "https".equals(callback.getScheme());
    }

    /** Begins a login; empty if the provider cannot be asked. */
    Optional<Departure> begin(ReturnPath back) {
        try {
            URI page = issuer.endpoints().authorization();
            Begun login = new Begun(Secret.fresh(), Secret.fresh(), Secret.fresh(), back);
            Map<String, String> query = new LinkedHashMap<>();
            query.put("response_type", "code");
            query.put("client_id", client);
            query.put("redirect_uri", callback.toString());
            query.put("scope", config.scopes());
            query.put("state", begun.put(login).text());
            query.put("nonce", login.nonce().text());
            query.put("code_challenge", challenge(login.verifier()));
            query.put("code_challenge_method", "S256");
            String separator = page.getQuery() == null ? "?" : "&";
            return Optional.of(new Departure(URI.create(page + separator + form(query)), login.browser()));
        } catch (IOException | JoseException | IllegalArgumentException unreachable) {
            LOG.warnf(
                    "The OIDC provider cannot be asked: %s",
                    unreachable.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /**
     * Takes a browser back.
     *
     * @param state what the provider was to hand on
     * @param code what it is exchanged for
     * @param browser what the browser kept
     * @return empty if it is not a login that this browser began, or the provider does not vouch for it, or it has no role
     */
    Optional<Arrival> finish(Secret state, Token code, Secret browser) {
        Optional<Begun> login = begun.take(state).filter(one -> one.browser().sameAs(browser));
        return login.flatMap(one -> exchange(code, one).map(caller -> new Arrival(caller, one.back())));
    }

    private Optional<Caller> exchange(Token code, Begun login) {
        try {
            HttpResponse<String> answer = http.send(request(code, login), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                LOG.warnf("The OIDC provider refused a code with status %d", answer.statusCode());
                return Optional.empty();
            }
            Map<String, Object> tokens = JsonUtil.parseJson(answer.body());
            if (!(tokens.get("id_token") instanceof String idToken)) {
                return Optional.empty();
            }
            Optional<Token> access =
                    Optional.ofNullable(tokens.get("access_token")).map(text -> new Token(text.toString()));
            return issuer.vouchedFor(new OidcIssuer.Login(new Token(idToken), access, client, login.nonce()));
        } catch (IOException | JoseException unreachable) {
            LOG.warnf(
                    "The OIDC provider cannot be asked: %s",
                    unreachable.getClass().getSimpleName());
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private HttpRequest request(Token code, Begun login) throws IOException, JoseException {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("grant_type", "authorization_code");
        body.put("code", code.text());
        body.put("redirect_uri", callback.toString());
        body.put("client_id", client);
        body.put("code_verifier", login.verifier().text());
        HttpRequest.Builder request = HttpRequest.newBuilder(issuer.endpoints().token())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form(body)));
        config.clientSecret().ifPresent(secret -> request.header("Authorization", "Basic " + basic(secret)));
        return request.build();
    }

    /** RFC 6749, 2.3.1: both are form-encoded first. */
    private String basic(String secret) {
        return Base64.getEncoder()
                .encodeToString((encoded(client) + ":" + encoded(secret)).getBytes(StandardCharsets.UTF_8));
    }

    private static String challenge(Secret verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.bytes(verifier.text()));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
