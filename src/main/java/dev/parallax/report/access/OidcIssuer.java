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
    private static final int KEYS_FRESH_SECONDS = 3_600;

    private final OidcConfig config;
    private final URI issuer;

    // Guarded by this; set with the first token.
    private @Nullable OidcEndpoints endpoints;

    // Guarded by this; set with the first token.
    private @Nullable HttpsJwksVerificationKeyResolver keys;

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
            return caller(consumer(audience()).processToClaims(token.text()));
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

    /**
     * What came with a code.
     *
     * @param idToken who logged in
     * @param access the access token that came with it, if one did
     * @param client for which client the ID token has to be
     * @param nonce what the ID token has to repeat
     */
    record Login(Token idToken, Optional<Token> access, String client, Secret nonce) {}

    /**
     * Who logged in; empty if the provider does not vouch for it, or it has no scope here. Roles are those of the access
     * token where that is one for Parallax, as most providers put them there; otherwise those of the ID token.
     */
    Optional<Caller> vouchedFor(Login login) {
        try {
            JwtClaims claims =
                    consumer(login.client()).processToClaims(login.idToken().text());
            Object party = claims.getClaimValue("azp");
            boolean ours = login.nonce().sameAs(new Secret(String.valueOf(claims.getClaimValue("nonce"))))
                    && (party == null || party.equals(login.client()));
            if (!ours) {
                return Optional.empty();
            }
            String subject = String.valueOf(claims.getClaimValue("sub"));
            return login.access()
                    .filter(OidcIssuer::isCandidate)
                    .flatMap(token -> holderOf(token, subject))
                    .or(() -> caller(claims));
        } catch (InvalidJwtException refused) {
            LOG.debugf("An ID token was refused");
            return Optional.empty();
        } catch (IOException | JoseException unreachable) {
            LOG.warnf(
                    "The OIDC provider cannot be asked: %s",
                    unreachable.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private Optional<Caller> holderOf(Token token, String subject) {
        try {
            JwtClaims claims = consumer(audience()).processToClaims(token.text());
            return subject.equals(claims.getClaimValue("sub")) ? caller(claims) : Optional.empty();
        } catch (InvalidJwtException | IOException | JoseException notForUs) {
            return Optional.empty();
        }
    }

    /**
     * What the provider says of itself, asked once.
     *
     * @throws IOException if it does not answer
     * @throws JoseException if it does not answer with JSON
     */
    synchronized OidcEndpoints endpoints() throws IOException, JoseException {
        OidcEndpoints known = endpoints;
        if (known == null) {
            known = OidcEndpoints.of(issuer);
            endpoints = known;
        }
        return known;
    }

    private String audience() {
        return config.audience().orElseThrow();
    }

    private JwtConsumer consumer(String audience) throws IOException, JoseException {
        return new JwtConsumerBuilder()
                .setExpectedIssuer(issuer.toString())
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                .setJwsAlgorithmConstraints(SIGNATURES)
                .setExpectedAudience(audience)
                .setVerificationKeyResolver(keys())
                .build();
    }

    private synchronized HttpsJwksVerificationKeyResolver keys() throws IOException, JoseException {
        HttpsJwksVerificationKeyResolver known = keys;
        if (known == null) {
            HttpsJwks jwks = new HttpsJwks(
                    config.jwks().isPresent()
                            ? config.jwks().get()
                            : endpoints().keys());
            jwks.setSimpleHttpGet(OidcEndpoints.get());
            jwks.setDefaultCacheDuration(KEYS_FRESH_SECONDS);
            known = new HttpsJwksVerificationKeyResolver(jwks);
            keys = known;
        }
        return known;
    }

    private static URI issuer(String url, OidcConfig config) {
        SettingName setting = new SettingName("parallax.access.oidc.issuer");
        URI issuer;
        try {
            issuer = URI.create(url);
        } catch (IllegalArgumentException notUrl) {
            throw new InvalidSettingException(setting, "something else", "the provider's URL");
        }
        if (!OidcEndpoints.isSafe(issuer)) {
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
