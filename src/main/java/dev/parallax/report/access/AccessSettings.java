package dev.parallax.report.access;

import dev.parallax.capture.InvalidSettingException;
import dev.parallax.capture.SettingName;
import dev.parallax.exchange.Tenant;
import dev.parallax.report.access.AccessConfig.OidcConfig;
import dev.parallax.report.access.AccessConfig.TokenConfig;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The tokens there are, checked. Immutable, so safe to share. */
public final class AccessSettings {

    private final List<Grant> grants;
    private final Optional<OidcIssuer> oidc;

    private AccessSettings(List<Grant> grants, Optional<OidcIssuer> oidc) {
        this.grants = List.copyOf(grants);
        this.oidc = oidc;
    }

    /** What one token allows. */
    private record Grant(Sha256 sha256, Caller caller) {}

    /**
     * Checks the configured tokens.
     *
     * @throws InvalidSettingException naming the setting that cannot be used
     */
    public static AccessSettings from(AccessConfig config) {
        List<Grant> grants = new ArrayList<>();
        for (Map.Entry<String, TokenConfig> token : config.tokens().entrySet()) {
            String prefix = "parallax.access.tokens." + token.getKey();
            Sha256 sha256 =
                    digest(new SettingName(prefix + ".sha256"), token.getValue().sha256());
            Optional<Set<Tenant>> tenants = token.getValue()
                    .tenants()
                    .map(names -> names.stream()
                            .map(name -> tenant(new SettingName(prefix + ".tenants"), name))
                            .collect(Collectors.toUnmodifiableSet()));
            grants.add(new Grant(
                    sha256, new Caller(token.getKey(), token.getValue().scope(), tenants)));
        }
        return new AccessSettings(grants, OidcIssuer.from(config.oidc()));
    }

    /**
     * Checks that the control plane may listen on {@code host}.
     *
     * @throws InvalidSettingException if it is not a loopback address and nobody needs a token
     */
    public void requireSafe(String host) {
        if (isOpen() && !isLoopback(host)) {
            throw new InvalidSettingException(
                    new SettingName("parallax.control-host"),
                    "'" + host + "'",
                    "a loopback address, unless parallax.access.tokens or parallax.access.oidc says who may ask");
        }
    }

    /** Whether nobody needs a token. */
    boolean isOpen() {
        return grants.isEmpty() && oidc.isEmpty();
    }

    /** The provider that has to be asked about {@code token}; empty if it is none of its tokens. */
    Optional<OidcIssuer> issuerOf(Token token) {
        return OidcIssuer.isCandidate(token) ? oidc : Optional.empty();
    }

    /**
     * How browsers log in at the provider; empty if they do not.
     *
     * @throws InvalidSettingException naming the setting that cannot be used
     */
    static Optional<CodeLogin> codeLogin(OidcConfig config, Optional<OidcIssuer> issuer, Clock clock) {
        if (issuer.isEmpty() || config.clientId().isEmpty()) {
            return Optional.empty();
        }
        SettingName setting = new SettingName("parallax.access.oidc.public-url");
        String text = config.publicUrl().orElse("");
        try {
            URI url = URI.create(text);
            if (url.getHost() != null && OidcEndpoints.isSafe(url)) {
                return Optional.of(
                        new CodeLogin(config, issuer.get(), config.clientId().get(), url, clock));
            }
        } catch (IllegalArgumentException notUrl) {
            // Said below, as of any other text.
        }
        throw new InvalidSettingException(
                setting,
                text.isEmpty() ? "nothing" : "'" + text + "'",
                "the https address browsers reach Parallax under: codes must not be read on the way");
    }

    /** The provider, if there is one. */
    Optional<OidcIssuer> oidc() {
        return oidc;
    }

    /** Who holds {@code token}; empty if nobody does. Takes the same time whichever it is. */
    Optional<Caller> holderOf(Token token) {
        Sha256 sha256 = token.sha256();
        Optional<Caller> holder = Optional.empty();
        for (Grant grant : grants) {
            if (grant.sha256().sameAs(sha256)) {
                holder = Optional.of(grant.caller());
            }
        }
        return holder;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static Sha256 digest(SettingName setting, String hex) {
        try {
            return new Sha256(hex);
        } catch (IllegalArgumentException notHex) {
            throw new InvalidSettingException(
                    setting, "something else", "the SHA-256 of the token in 64 hexadecimal digits");
        }
    }

    private static Tenant tenant(SettingName setting, String name) {
        if (!Tenant.isValid(name)) {
            throw new InvalidSettingException(setting, "not a list of tenant names", "tenant names, comma-separated");
        }
        return new Tenant(name);
    }
}
