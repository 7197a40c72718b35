package dev.parallax.report.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.parallax.capture.InvalidSettingException;
import dev.parallax.exchange.Tenant;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of a provider that really answers over HTTP, with real signatures. */
class OidcTest {

    private static final PublicJsonWebKey RSA = rsa("one");
    private static final PublicJsonWebKey ROTATED = rsa("two");
    private static final PublicJsonWebKey STRANGER = rsa("one");

    private final AtomicInteger asked = new AtomicInteger();
    private volatile List<JsonWebKey> published = List.of(RSA);
    private HttpServer provider;
    private String issuer;

    @BeforeEach
    void start() throws Exception {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + provider.getAddress().getPort();
        serve(
                "/.well-known/openid-configuration",
                () -> "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + issuer + "/keys\"}");
        serve("/keys", () -> new JsonWebKeySet(published).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    @Test
    void a_token_of_the_provider_names_its_holder_scope_and_tenants() throws Exception {
        OidcIssuer oidc = oidc(Map.of("tenants-claim", "parallax.tenants"));
        JwtClaims claims = claims("parallax-viewer", "parallax-releaser", "other-admin");
        claims.setClaim("parallax", Map.of("tenants", List.of("acme", "")));

        Caller caller = holder(oidc, signed(claims, RSA)).orElseThrow();

        assertThat(caller.name()).isEqualTo("oidc:ada");
        assertThat(caller.scope()).isEqualTo(Scope.RELEASER);
        assertThat(caller.sees(new Tenant("acme"))).isTrue();
        assertThat(caller.sees(new Tenant("other"))).isFalse();
    }

    @Test
    void nothing_is_asked_before_the_first_token_and_keys_are_asked_once() throws Exception {
        OidcIssuer oidc = oidc(Map.of());
        assertThat(asked).hasValue(0);

        for (int i = 0; i < 5; i++) {
            assertThat(holder(oidc, signed(claims("parallax-viewer"), RSA))).isPresent();
        }

        assertThat(asked).hasValue(2);
    }

    @Test
    void a_new_key_is_found_and_elliptic_curves_are_fine() throws Exception {
        OidcIssuer oidc = oidc(Map.of());
        assertThat(holder(oidc, signed(claims("parallax-viewer"), RSA))).isPresent();
        PublicJsonWebKey curve = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        curve.setKeyId("curve");

        published = List.of(ROTATED, curve);

        // Keys are not asked for again more than a few times a second, whatever tokens come.
        await().until(() ->
                holder(oidc, signed(claims("parallax-viewer"), ROTATED)).isPresent());
        assertThat(holder(
                        oidc,
                        signed(
                                claims("parallax-viewer"),
                                curve,
                                AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)))
                .isPresent();
    }

    @Test
    void a_signature_of_somebody_else_opens_nothing() throws Exception {
        assertThat(holder(oidc(Map.of()), signed(claims("parallax-admin"), STRANGER)))
                .isEmpty();
    }

    @Test
    void neither_no_signature_nor_the_public_key_as_a_shared_secret_is_one() throws Exception {
        OidcIssuer oidc = oidc(Map.of());
        JsonWebSignature none = new JsonWebSignature();
        none.setPayload(claims("parallax-admin").toJson());
        none.setAlgorithmConstraints(org.jose4j.jwa.AlgorithmConstraints.NO_CONSTRAINTS);
        none.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        JsonWebSignature shared = new JsonWebSignature();
        shared.setPayload(claims("parallax-admin").toJson());
        shared.setKeyIdHeaderValue(RSA.getKeyId());
        shared.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        shared.setKey(new HmacKey(RSA.getPublicKey().getEncoded()));

        assertThat(holder(oidc, none.getCompactSerialization())).isEmpty();
        assertThat(holder(oidc, shared.getCompactSerialization())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer", "audience", "expired", "early", "endless", "nobody", "role"})
    void a_token_that_is_wrong_in_one_thing_opens_nothing(String wrong) throws Exception {
        JwtClaims claims = claims("parallax-admin");
        switch (wrong) {
            case "issuer" -> claims.setIssuer("https://elsewhere.example");
            case "audience" -> claims.setAudience("another-service");
            case "expired" -> claims.setExpirationTimeMinutesInTheFuture(-5);
            case "early" -> claims.setNotBeforeMinutesInThePast(-5);
            case "endless" -> claims.unsetClaim("exp");
            case "nobody" -> claims.unsetClaim("sub");
            default -> claims.setClaim("roles", List.of("admin", "PARALLAX-ADMIN"));
        }

        assertThat(holder(oidc(Map.of()), signed(claims, RSA))).isEmpty();
    }

    @Test
    void where_tenants_are_named_by_a_claim_a_token_without_it_sees_none() throws Exception {
        Caller caller = holder(oidc(Map.of("tenants-claim", "tenants")), signed(claims("parallax-admin"), RSA))
                .orElseThrow();

        assertThat(caller.tenants())
                .hasValueSatisfying(tenants -> assertThat(tenants).isEmpty());
    }

    @Test
    void a_provider_that_is_away_opens_nothing_and_is_asked_again_later() throws Exception {
        OidcIssuer oidc = oidc(Map.of());
        int port = provider.getAddress().getPort();
        provider.stop(0);
        assertThat(holder(oidc, signed(claims("parallax-viewer"), RSA))).isEmpty();

        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        serve("/.well-known/openid-configuration", () -> "{\"jwks_uri\":\"" + issuer + "/keys\"}");
        serve("/keys", () -> new JsonWebKeySet(published).toJson());
        provider.start();

        assertThat(holder(oidc, signed(claims("parallax-viewer"), RSA))).isPresent();
    }

    @Test
    void a_provider_over_plain_http_or_without_an_audience_is_refused() {
        assertThatThrownBy(() -> config(Map.of("issuer", "http://id.example", "audience", "parallax")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("parallax.access.oidc.issuer")
                .hasMessageContaining("https");
        assertThatThrownBy(() -> config(Map.of("issuer", "https://id.example")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("parallax.access.oidc.audience");
        assertThat(config(Map.of())).isEmpty();
    }

    private static Optional<Caller> holder(OidcIssuer oidc, String token) {
        return oidc.holderOf(new Token(token));
    }

    private OidcIssuer oidc(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("issuer", issuer, "audience", "parallax"));
        settings.putAll(more);
        return config(settings).orElseThrow();
    }

    private static Optional<OidcIssuer> config(Map<String, String> settings) {
        Map<String, String> properties = new HashMap<>();
        settings.forEach((key, value) -> properties.put("parallax.access.oidc." + key, value));
        return OidcIssuer.from(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withMapping(AccessConfig.class)
                .build()
                .getConfigMapping(AccessConfig.class)
                .oidc());
    }

    private JwtClaims claims(String... roles) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience("parallax");
        claims.setSubject("4711");
        claims.setClaim("preferred_username", "ada");
        claims.setClaim("roles", List.of(roles));
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        return claims;
    }

    private static String signed(JwtClaims claims, PublicJsonWebKey key) throws Exception {
        return signed(claims, key, AlgorithmIdentifiers.RSA_USING_SHA256);
    }

    private static String signed(JwtClaims claims, PublicJsonWebKey key, String algorithm) throws Exception {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKey(key.getPrivateKey());
        return signature.getCompactSerialization();
    }

    private static PublicJsonWebKey rsa(String id) {
        try {
            PublicJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            return key;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private interface Body {
        String text();
    }

    private void serve(String path, Body body) {
        provider.createContext(path, exchange -> {
            asked.incrementAndGet();
            byte[] bytes = body.text().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
