package dev.parallax.report.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;

/**
 * A small OpenID Connect provider over real HTTP that is as strict as a good one: codes work once, for the client, the
 * redirect address and the PKCE verifier they were made for. Everybody who comes is logged in as {@code ada} at once.
 */
public final class LoopbackProvider implements AutoCloseable {

    static final String CLIENT = "parallax-pages";
    static final String SECRET = "s3cr%t &:";

    private final PublicJsonWebKey key;
    private final HttpServer server;
    private final String issuer;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

    /** Changes what the next ID tokens say. */
    volatile Consumer<JwtClaims> spoil = claims -> {};

    /** The access token that comes along. */
    volatile String accessToken = "opaque";

    public LoopbackProvider() {
        try {
            key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("one");
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> json(
                        exchange,
                        200,
                        "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + issuer
                                + "/keys\",\"authorization_endpoint\":\"" + issuer
                                + "/authorize?realm=a\",\"token_endpoint\":\"" + issuer + "/token\"}"));
        server.createContext(
                "/keys",
                exchange ->
                        json(exchange, 200, new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY)));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    public String issuer() {
        return issuer;
    }

    /** Settings of a service whose pages log in here. */
    public Map<String, String> settings(String publicUrl) {
        return Map.of(
                "parallax.access.oidc.issuer", issuer,
                "parallax.access.oidc.audience", "parallax",
                "parallax.access.oidc.client-id", CLIENT,
                "parallax.access.oidc.client-secret", SECRET,
                "parallax.access.oidc.public-url", publicUrl);
    }

    String signed(JwtClaims claims) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setPayload(claims.toJson());
            signature.setKeyIdHeaderValue(key.getKeyId());
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            signature.setKey(key.getPrivateKey());
            return signature.getCompactSerialization();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    JwtClaims claims(String audience, String... roles) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(audience);
        claims.setSubject("4711");
        claims.setClaim("preferred_username", "ada");
        claims.setClaim("roles", List.of(roles));
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        return claims;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = fields(exchange.getRequestURI().getRawQuery());
        boolean good = "code".equals(asked.get("response_type"))
                && CLIENT.equals(asked.get("client_id"))
                && "S256".equals(asked.get("code_challenge_method"))
                && asked.getOrDefault("scope", "").contains("openid")
                && asked.keySet().containsAll(List.of("state", "nonce", "code_challenge", "redirect_uri"));
        if (!good) {
            json(exchange, 400, "{}");
            return;
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        exchange.getResponseHeaders()
                .add("Location", asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> sent = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = codes.remove(sent.getOrDefault("code", ""));
        String secret =
                Base64.getEncoder().encodeToString((CLIENT + ":s3cr%25t+%26%3A").getBytes(StandardCharsets.US_ASCII));
        boolean good = asked != null
                && "authorization_code".equals(sent.get("grant_type"))
                && ("Basic " + secret).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && asked.get("redirect_uri").equals(sent.get("redirect_uri"))
                && asked.get("code_challenge").equals(challenge(sent.getOrDefault("code_verifier", "")));
        if (!good) {
            json(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        JwtClaims claims = claims(CLIENT, "parallax-engineer");
        claims.setClaim("nonce", asked.get("nonce"));
        spoil.accept(claims);
        json(
                exchange,
                200,
                "{\"token_type\":\"Bearer\",\"access_token\":\"" + accessToken + "\",\"id_token\":\"" + signed(claims)
                        + "\"}");
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> fields(String form) {
        return Arrays.stream(form.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0],
                        field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8),
                        (one, other) -> other,
                        HashMap::new));
    }

    private static void json(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
