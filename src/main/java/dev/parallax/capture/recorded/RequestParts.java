package dev.parallax.capture.recorded;

import dev.parallax.exchange.Body;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Headers.Field;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is put together from the parts of an entry. Every part is checked when it is added, so that nothing a
 * recording holds can become more than the one request it says it is.
 */
final class RequestParts {

    /** As long as the listener's own limit on a head. */
    private static final int MAX_TARGET = 64 * 1024;

    private final List<Field> fields = new ArrayList<>();
    private @Nullable String method;
    private @Nullable Target target;
    private @Nullable String urlHost;
    private @Nullable String authority;
    private Body body = Body.empty();
    private @Nullable Tenant tenant;

    RequestParts method(String token) throws BadEntryException {
        if (token.length() > 40 || !Headers.isName(token)) {
            throw new BadEntryException("the method is none");
        }
        method = token;
        return this;
    }

    /** Takes origin form ({@code /path?query}) or an absolute http or https URL. */
    RequestParts url(String url) throws BadEntryException {
        if (url.length() > MAX_TARGET) {
            throw new BadEntryException("the URL is longer than " + MAX_TARGET + " characters");
        }
        if (!url.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new BadEntryException("the URL holds a character that no request may have unencoded");
        }
        int fragment = url.indexOf('#');
        String plain = fragment < 0 ? url : url.substring(0, fragment);
        if (plain.startsWith("/")) {
            target = new Target(plain);
            return this;
        }
        String lower = plain.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
            throw new BadEntryException("the URL is neither a path nor http(s)://…");
        }
        int start = plain.indexOf("//") + 2;
        int end = start;
        while (end < plain.length() && plain.charAt(end) != '/' && plain.charAt(end) != '?') {
            end++;
        }
        String host = plain.substring(start, end);
        if (host.isEmpty() || host.contains("@")) {
            throw new BadEntryException("the URL has no host, or credentials before it");
        }
        urlHost = host;
        String rest = plain.substring(end);
        target = new Target(rest.startsWith("/") ? rest : "/" + rest);
        return this;
    }

    /** Pseudo fields of HTTP/2, which some recorders write among the others, are left out; {@code :authority} is the host. */
    RequestParts header(Field field) throws BadEntryException {
        if (field.name().startsWith(":")) {
            if (field.name().equals(":authority") && isValue(field.value())) {
                authority = field.value();
            }
            return this;
        }
        if (!Headers.isName(field.name())) {
            throw new BadEntryException("a header field's name is none");
        }
        String value = field.value().strip();
        if (!isValue(value)) {
            throw new BadEntryException("a header field's value holds a line break or another control character");
        }
        fields.add(new Field(field.name(), value));
        return this;
    }

    RequestParts body(byte[] bytes) {
        body = Body.of(bytes);
        return this;
    }

    RequestParts tenant(String name) throws BadEntryException {
        if (!Tenant.isValid(name)) {
            throw new BadEntryException("no tenant can have the name that is given");
        }
        tenant = new Tenant(name);
        return this;
    }

    /** The request. */
    RecordedRequest request() throws BadEntryException {
        if (method == null || target == null) {
            throw new BadEntryException(method == null ? "there is no method" : "there is no URL");
        }
        String host = authority != null ? authority : urlHost;
        if (host != null && fields.stream().noneMatch(field -> field.name().equalsIgnoreCase("host"))) {
            fields.add(new Field("Host", host));
        }
        return new RecordedRequest(method, target, Headers.of(fields), body, tenant);
    }

    private static boolean isValue(String text) {
        return text.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f));
    }
}
