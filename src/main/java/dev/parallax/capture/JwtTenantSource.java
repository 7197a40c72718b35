package dev.parallax.capture;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The tenant is a text claim of the bearer token (RFC 7519). With a key, a token that does not verify names no tenant;
 * without one the claim is believed, because the serving side verifies the same token: a forged one brings its sender only
 * refusals to compare. Expiry is not looked at.
 *
 * @param claim name of a claim at the top of the token
 * @param key verifies the token; empty to believe it
 */
record JwtTenantSource(String claim, Optional<JwtKey> key) implements TenantSource {

    private static final int MAX_TOKEN = 16 * 1024;
    private static final String SCHEME = "Bearer ";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    @Override
    public TenantResolution tenantOf(RequestHead head) {
        List<String> credentials = head.headers().all("authorization");
        if (credentials.size() != 1) {
            return credentials.isEmpty() ? new TenantResolution.Missing() : new TenantResolution.Ambiguous();
        }
        String value = credentials.get(0);
        boolean bearer = value.length() < MAX_TOKEN && value.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return TenantResolution.of(
                bearer ? named(value.substring(SCHEME.length()).strip()) : "");
    }

    private String named(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3 || (key.isPresent() && !key.get().verifies(parts[0], parts[1], parts[2]))) {
            return "";
        }
        try {
            JsonNode value =
                    JSON.readTree(Base64.getUrlDecoder().decode(parts[1])).path(claim);
            return value.isTextual() ? value.textValue() : "";
        } catch (IOException | IllegalArgumentException malformed) {
            return "";
        }
    }
}
