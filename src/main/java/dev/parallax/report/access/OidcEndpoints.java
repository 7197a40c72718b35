package dev.parallax.report.access;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jose4j.http.Get;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/** What a provider says of itself in its discovery document (OpenID Connect Discovery 1.0). */
final class OidcEndpoints {

    private static final int TIMEOUT_MILLIS = 5_000;

    private final URI issuer;
    private final Map<String, Object> document;

    private OidcEndpoints(URI issuer, Map<String, Object> document) {
        this.issuer = issuer;
        this.document = document;
    }

    /**
     * Asks it. Blocking.
     *
     * @throws IOException if it does not answer
     * @throws JoseException if it does not answer with JSON
     */
    static OidcEndpoints of(URI issuer) throws IOException, JoseException {
        String url = issuer.toString().replaceAll("/$", "") + "/.well-known/openid-configuration";
        return new OidcEndpoints(issuer, JsonUtil.parseJson(get().get(url).getBody()));
    }

    /** A client that gives up soon. */
    static Get get() {
        Get get = new Get();
        get.setConnectTimeout(TIMEOUT_MILLIS);
        get.setReadTimeout(TIMEOUT_MILLIS);
        get.setRetries(1);
        return get;
    }

    /** Where its keys are. */
    String keys() throws JoseException {
        return text("jwks_uri");
    }

    /** Where browsers are sent to log in. */
    URI authorization() throws JoseException {
        return safe("authorization_endpoint");
    }

    /** Where a code is exchanged for tokens. */
    URI token() throws JoseException {
        return safe("token_endpoint");
    }

    private String text(String name) throws JoseException {
        return Optional.ofNullable(document.get(name))
                .map(Object::toString)
                .orElseThrow(() -> new JoseException("the provider names no " + name));
    }

    /** Codes and secrets go only where nobody listens, and only to the provider that is configured. */
    private URI safe(String name) throws JoseException {
        if (!issuer.toString().equals(text("issuer"))) {
            throw new JoseException("the discovery document is another provider's");
        }
        URI url = URI.create(text(name));
        if (!isSafe(url)) {
            throw new JoseException(name + " is neither https nor on this machine");
        }
        return url;
    }

    /** Whether nobody on the way can read or forge what goes to that address. */
    static boolean isSafe(URI url) {
        String host = String.valueOf(url.getHost());
        boolean loopback = host.equals("localhost") || host.equals("127.0.0.1");
        return "https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && loopback);
    }
}
