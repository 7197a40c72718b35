package dev.parallax.report.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may ask the control plane. */
@ConfigMapping(prefix = "parallax.access")
public interface AccessConfig {

    /**
     * Tokens by a name of your choice, such as {@code ci}. None: everybody who reaches the control plane may do everything,
     * which is allowed on a loopback address only.
     */
    Map<String, TokenConfig> tokens();

    /** Callers that an OpenID Connect provider vouches for. */
    OidcConfig oidc();

    /** An OpenID Connect provider whose access tokens (JWT) are taken besides the configured ones. */
    interface OidcConfig {

        /**
         * The provider's issuer URL, {@code https}, or {@code http} on this machine. Unset: no provider. It is asked when the
         * first of its tokens comes, so Parallax starts without it.
         */
        Optional<String> issuer();

        /** The audience that tokens for Parallax name. Required with an issuer: tokens for other services open nothing. */
        Optional<String> audience();

        /** Where its keys are. Unset: as its discovery document says. */
        Optional<String> jwks();

        /** The claim that holds roles; names of nested claims with dots between, such as {@code realm_access.roles}. */
        @WithDefault("roles")
        String rolesClaim();

        /** What the names of Parallax' roles start with: {@code parallax-viewer}, {@code -engineer}, {@code -releaser}, {@code -admin}. */
        @WithDefault("parallax-")
        String rolePrefix();

        /** The claim that names the caller in the audit log. Without it the subject does. */
        @WithDefault("preferred_username")
        String nameClaim();

        /**
         * The client that browsers log in as, by authorization code with PKCE. Unset: they are not sent to the provider; a
         * token can still be shown on the login page.
         */
        Optional<String> clientId();

        /** That client's secret. Unset: a public client, which PKCE alone protects. */
        Optional<String> clientSecret();

        /**
         * The address browsers reach the pages under, such as {@code https://parallax.example.org}: the provider sends them
         * back there, to {@code /login/callback}. Required with a client id; never taken from what a request says.
         */
        Optional<String> publicUrl();

        /** What the provider is asked for, with blanks between. */
        @WithDefault("openid profile")
        String scopes();

        /** How long somebody who logged in stays so. Who loses a role keeps it here for as long. */
        @WithDefault("8h")
        Duration session();

        /** The claim that names the tenants a caller is limited to. Unset: all. Set: a token without it sees none. */
        Optional<String> tenantsClaim();
    }

    /** One token. */
    interface TokenConfig {

        /**
         * SHA-256 of the token, 64 hexadecimal digits: {@code printf %s "$TOKEN" | sha256sum}. The token itself stands in no
         * configuration; make it from at least 16 random bytes, as no salt or stretching protects a guessable one.
         */
        String sha256();

        /** What it allows: {@code viewer} reads, {@code engineer} also triages, {@code releaser} and {@code admin} more. */
        @WithDefault("viewer")
        Scope scope();

        /** Tenants it is limited to, comma-separated. Unset: all. */
        Optional<List<String>> tenants();
    }
}
