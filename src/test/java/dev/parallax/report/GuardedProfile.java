package dev.parallax.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The staged control plane with tokens: of every scope for all tenants, and an engineer and an administrator of acme alone. */
public class GuardedProfile extends StagedProfile {

    static final String VIEWER = "token-of-a-viewer";
    static final String ENGINEER = "token-of-an-engineer";
    static final String ADMIN = "token-of-an-administrator";
    static final String ACME = "token-of-acme";
    static final String ACME_ADMIN = "token-of-the-administrator-of-acme";

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new LinkedHashMap<>(super.getConfigOverrides());
        token(settings, "viewer", VIEWER, "viewer");
        token(settings, "engineer", ENGINEER, "engineer");
        token(settings, "admin", ADMIN, "admin");
        token(settings, "acme", ACME, "engineer");
        token(settings, "acme-admin", ACME_ADMIN, "admin");
        settings.put("parallax.access.tokens.acme-admin.tenants", "acme");
        settings.put("parallax.access.tokens.acme.tenants", "acme");
        return Map.copyOf(settings);
    }

    private static void token(Map<String, String> settings, String name, String token, String scope) {
        settings.put("parallax.access.tokens." + name + ".sha256", sha256(token));
        settings.put("parallax.access.tokens." + name + ".scope", scope);
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
