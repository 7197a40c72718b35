package dev.parallax.report.access;

import dev.parallax.capture.InvalidSettingException;
import dev.parallax.capture.SettingName;
import dev.parallax.exchange.Tenant;
import dev.parallax.report.access.AccessConfig.OidcConfig;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jose4j.http.Get;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Takes access tokens of an OpenID Connect provider (RFC 9068, JWT) for callers. The provider is first asked when the first
 * such token comes, and then for its keys only when they change: Parallax starts without it. Thread-safe, blocking.
 */
final class OidcIssuer {

    private static final Logger LOG = Logger.getLogger(OidcIssuer.class);

    /** Public-key algorithms only: a shared secret, or none, is never taken for a signature. */
    private static final AlgorithmConstraints SIGNATURES = new AlgorithmConstraints(
            ConstraintType.PERMIT, "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    private static final int CLOCK_SKEW_SECONDS = 30;
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int KEYS_FRESH_SECONDS = 3_600;

    private final OidcConfig config;
    private final URI issuer;

    // Guarded by this; set with the first token.
    private @Nullable JwtConsumer consumer;

    private OidcIssuer(OidcConfig config, URI issuer) {
        this.config = config;
        this.issuer = issuer;
    }

    /**
     * The configured provider; empty if there is none.
     *
     * @throws InvalidSettingException naming the setting that cannot be used
     */
    static Optional<OidcIssuer> from(OidcConfig config) {
        return config.issuer().map(url -> new OidcIssuer(config, issuer(url, config)));
    }

    /** Whether that may be one of its tokens, before anything is asked. */
    static boolean isCandidate(Token token) {
        return token.text().chars().filter(c -> c == '.').count() == 2;
    }

    /** Who holds that token; empty if it is not valid, or gives no scope here. */
    Optional<Caller> holderOf(Token token) {
        try {
            return caller(consumer().processToClaims(token.text()));
        } catch (InvalidJwtException refused) {
            // Its message repeats claims of the token.
            LOG.debugf(
                    "An OIDC token was refused with %s",
                    refused.getErrorDetails().stream()
                            .map(detail -> detail.getErrorCode())
                            .toList());
            return Optional.empty();
        } catch (IOException | JoseException unreachable) {
            LOG.warnf(
                    "The OIDC provider cannot be asked: %s",
                    unreachable.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private Optional<Caller> caller(JwtClaims claims) {
        Set<String> roles = new LinkedHashSet<>(texts(claims, config.rolesClaim()));
        Optional<Scope> scope = List.of(Scope.ADMIN, Scope.RELEASER, Scope.ENGINEER, Scope.VIEWER).stream()
                .filter(wanted ->
                        roles.contains(config.rolePrefix() + wanted.name().toLowerCase(Locale.ROOT)))
                .findFirst();
        List<String> names = texts(claims, config.nameClaim());
        String name = "oidc:" + (names.isEmpty() ? String.valueOf(claims.getClaimValue("sub")) : names.get(0));
        // Where tenants are named by a claim, a token without it is nobody's: it sees none.
        Optional<Set<Tenant>> tenants = config.tenantsClaim()
                .map(path -> texts(claims, path).stream()
                        .filter(Tenant::isValid)
                        .map(Tenant::new)
                        .collect(Collectors.toUnmodifiableSet()));
        return scope.map(granted -> new Caller(name, granted, tenants));
    }

    /** Text or texts at a path of names such as {@code realm_access.roles}; empty if there are none. */
    private static List<String> texts(JwtClaims claims, String path) {
        Object at = claims.getClaimsMap();
        for (String step : path.split("\\.", -1)) {
            at = at instanceof Map<?, ?> object ? object.get(step) : null;
        }
        if (at instanceof Collection<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return at instanceof String text ? List.of(text.split("[ ,]+", -1)) : List.of();
    }

    private synchronized JwtConsumer consumer() throws IOException, JoseException {
        JwtConsumer known = consumer;
        if (known == null) {
            HttpsJwks keys =
                    new HttpsJwks(config.jwks().isPresent() ? config.jwks().get() : discoveredKeys());
            keys.setSimpleHttpGet(get());
            keys.setDefaultCacheDuration(KEYS_FRESH_SECONDS);
            JwtConsumerBuilder builder = new JwtConsumerBuilder()
                    .setExpectedIssuer(issuer.toString())
                    .setRequireExpirationTime()
                    .setRequireSubject()
                    .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                    .setJwsAlgorithmConstraints(SIGNATURES)
                    .setExpectedAudience(config.audience().orElseThrow())
                    .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(keys));
            known = builder.build();
            consumer = known;
        }
        return known;
    }

    private String discoveredKeys() throws IOException, JoseException {
        String url = issuer.toString().replaceAll("/$", "") + "/.well-known/openid-configuration";
        Object keys = JsonUtil.parseJson(get().get(url).getBody()).get("jwks_uri");
        if (keys == null) {
            throw new JoseException("the provider names no jwks_uri");
        }
        return keys.toString();
    }

    private static Get get() {
        Get get = new Get();
        get.setConnectTimeout(TIMEOUT_MILLIS);
        get.setReadTimeout(TIMEOUT_MILLIS);
        get.setRetries(1);
        return get;
    }

    private static URI issuer(String url, OidcConfig config) {
        SettingName setting = new SettingName("parallax.access.oidc.issuer");
        URI issuer;
        try {
            issuer = URI.create(url);
        } catch (IllegalArgumentException notUrl) {
            throw new InvalidSettingException(setting, "something else", "the provider's URL");
        }
        boolean loopback = List.of("localhost", "127.0.0.1").contains(String.valueOf(issuer.getHost()));
        if (!"https".equals(issuer.getScheme()) && !("http".equals(issuer.getScheme()) && loopback)) {
            throw new InvalidSettingException(
                    setting, "'" + url + "'", "an https URL: keys must not be forged on the way");
        }
        if (config.audience().isEmpty()) {
            throw new InvalidSettingException(
                    new SettingName("parallax.access.oidc.audience"),
                    "nothing",
                    "the audience tokens for Parallax are made for: those for other services must not open it");
        }
        return issuer;
    }
}
