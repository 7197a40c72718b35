package dev.parallax.capture;

import java.nio.file.Path;
import java.util.Optional;

/** Makes the tenant source an operator asked for. */
final class TenantSources {

    private static final SettingName SOURCE = new SettingName("parallax.tenant-source");
    private static final String ACCEPTED =
            "header, host:LABEL, path:SEGMENT (both counted from 1), query:PARAMETER or jwt:CLAIM";

    private TenantSources() {}

    /**
     * The source of that description.
     *
     * @param description as in {@link CaptureConfig#tenantSource}
     * @param header the field, for {@code header}
     * @param key PEM file with the key that tokens must verify with, for {@code jwt}
     * @throws InvalidSettingException if there is no such source, or the key cannot be read
     */
    static TenantSource parse(String description, HeaderName header, Optional<Path> key) {
        int colon = description.indexOf(':');
        String kind = colon < 0 ? description : description.substring(0, colon);
        String detail = colon < 0 ? "" : description.substring(colon + 1);
        if (kind.equals("header") && detail.isEmpty()) {
            return new HeaderTenantSource(header);
        }
        if (detail.isEmpty()) {
            throw refuse(description);
        }
        return switch (kind) {
            case "host" -> new HostTenantSource(position(description, detail));
            case "path" -> new PathTenantSource(position(description, detail));
            case "query" -> new QueryTenantSource(detail);
            case "jwt" -> new JwtTenantSource(detail, key.map(JwtKey::read));
            default -> throw refuse(description);
        };
    }

    private static int position(String description, String detail) {
        if (detail.length() > 2
                || !detail.chars().allMatch(c -> c >= '0' && c <= '9')
                || Integer.parseInt(detail) < 1) {
            throw refuse(description);
        }
        return Integer.parseInt(detail);
    }

    private static InvalidSettingException refuse(String description) {
        return new InvalidSettingException(SOURCE, "'" + description + "'", ACCEPTED);
    }
}
