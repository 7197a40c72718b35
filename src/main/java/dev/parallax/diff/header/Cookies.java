package dev.parallax.diff.header;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code Set-Cookie} lines as a client takes them apart (RFC 6265 §5.2): names of attributes in any case and order, a dot
 * before the domain without meaning, {@code Max-Age} before {@code Expires}, a date long past the same as a lifetime of 0.
 */
final class Cookies {

    /** No cookie that expires before is meant to be kept; frameworks write the epoch or a second after it. */
    private static final Instant DELETED_BEFORE = Instant.parse("1971-01-01T00:00:00Z");

    private Cookies() {}

    private record Cookie(String name, JsonObject attributes, String domain, String path) {
        /** What tells cookies of one name apart. */
        String whole() {
            return name + "; domain=" + domain + "; path=" + path;
        }
    }

    static String json(List<String> lines) {
        List<Cookie> cookies = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        for (String line : lines) {
            Cookie cookie = read(line);
            cookies.add(cookie);
            counts.merge(cookie.name(), 1, Integer::sum);
        }
        JsonObject object = new JsonObject();
        for (Cookie cookie : cookies) {
            boolean alone = counts.getOrDefault(cookie.name(), 0) == 1;
            // Of the same cookie set twice, a client keeps the last.
            object.put(
                    alone ? cookie.name() : cookie.whole(), cookie.attributes().json());
        }
        return object.json();
    }

    private static Cookie read(String line) {
        String[] parts = line.split(";", -1);
        int equals = parts[0].indexOf('=');
        String name = equals < 0 ? "" : parts[0].substring(0, equals).strip();
        JsonObject attributes = new JsonObject();
        attributes.putText("value", (equals < 0 ? parts[0] : parts[0].substring(equals + 1)).strip());
        Map<String, String> given = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int is = parts[i].indexOf('=');
            String attribute =
                    (is < 0 ? parts[i] : parts[i].substring(0, is)).strip().toLowerCase(Locale.ROOT);
            if (!attribute.isEmpty()) {
                given.put(attribute, is < 0 ? "" : parts[i].substring(is + 1).strip());
            }
        }
        String domain = given.getOrDefault("domain", "").toLowerCase(Locale.ROOT);
        domain = domain.startsWith(".") ? domain.substring(1) : domain;
        String path = given.getOrDefault("path", "");
        String cookieDomain = domain;
        boolean limited = given.getOrDefault("max-age", "").matches("-?[0-9]{1,18}");
        given.forEach((attribute, value) -> {
            switch (attribute) {
                case "domain" -> {
                    if (!cookieDomain.isEmpty()) {
                        attributes.putText(attribute, cookieDomain);
                    }
                }
                case "path" -> attributes.putText(attribute, value);
                case "samesite" -> attributes.putText(attribute, value.toLowerCase(Locale.ROOT));
                case "max-age" -> maxAge(value, limited, attributes);
                case "expires" -> {
                    if (!limited) {
                        expires(value, attributes);
                    }
                }
                case "secure", "httponly", "partitioned" -> attributes.putTrue(attribute);
                // Not the cookie's own value: no name of an attribute holds an equals sign.
                case "value" -> attributes.putText("value=", value);
                default -> attributes.putText(attribute, value);
            }
        });
        return new Cookie(name, attributes, domain, path);
    }

    private static void maxAge(String value, boolean limited, JsonObject attributes) {
        if (limited) {
            attributes.put("max-age", Long.toString(Math.max(0, Long.parseLong(value))));
        } else {
            attributes.putText("max-age", value);
        }
    }

    private static void expires(String value, JsonObject attributes) {
        Instant at = HttpDates.instant(value).orElse(Instant.MAX);
        if (at.isBefore(DELETED_BEFORE)) {
            attributes.put("max-age", "0");
        } else {
            attributes.putText("expires", at.equals(Instant.MAX) ? value : at.toString());
        }
    }
}
