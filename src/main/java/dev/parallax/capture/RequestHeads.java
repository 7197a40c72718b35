package dev.parallax.capture;

import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Headers.Field;
import dev.parallax.exchange.Target;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns an inbound request into what the backends will see: origin form, end-to-end fields only, nobody's forged marks.
 *
 * @param forwarded whether X-Forwarded-* are added
 * @param mirrored whether requests are copies that a mirror sends
 */
record RequestHeads(boolean forwarded, boolean mirrored) {

    /** What Envoy, and with it Istio, puts behind the host of a copy. */
    private static final String MIRROR_SUFFIX = "-shadow";

    /** Marks of Parallax' own; from outside they are forgeries. */
    private static final String OWN_PREFIX = "parallax-";

    /** The head to send on; empty if the request target is in no form a gateway serves. */
    Optional<RequestHead> of(HttpServerRequest inbound) {
        if (inbound.version() == HttpVersion.HTTP_2 && !Http2Head.staysOne(inbound)) {
            return Optional.empty();
        }
        String uri = inbound.uri();
        if (uri.startsWith("/")) {
            return Optional.of(head(inbound, new Target(uri), null));
        }
        if (uri.equals("*") && inbound.method().equals(HttpMethod.OPTIONS)) {
            return Optional.of(head(inbound, new Target("/"), null));
        }
        int scheme = uri.indexOf("://");
        boolean http =
                scheme > 0 && uri.substring(0, scheme).toLowerCase(Locale.ROOT).matches("https?");
        if (!http) {
            return Optional.empty();
        }
        // Absolute form (RFC 9112 §3.2.2): its authority replaces Host, and neither ever chooses the origin.
        int path = firstOf(uri, scheme + 3);
        String authority = uri.substring(scheme + 3, path);
        String rest = uri.substring(path);
        return authority.isEmpty() || authority.contains("@")
                ? Optional.empty()
                : Optional.of(head(inbound, new Target(rest.startsWith("/") ? rest : "/" + rest), authority));
    }

    private RequestHead head(HttpServerRequest inbound, Target target, @Nullable String authority) {
        HopByHop hop = HopByHop.of(inbound.headers());
        List<Field> fields = new ArrayList<>(inbound.headers().size() + 3);
        inbound.headers().forEach((name, value) -> {
            boolean replaced = authority != null && name.equalsIgnoreCase("host");
            if (!replaced
                    && !hop.ends(name)
                    && !isOurs(name)
                    && !name.startsWith(":")
                    && !name.equalsIgnoreCase("trailer")) {
                fields.add(new Field(name, mirrored && name.equalsIgnoreCase("host") ? original(value) : value));
            }
        });
        joinCookies(inbound, fields);
        String host = authority != null ? authority : hostOfHttp2(inbound);
        if (host != null) {
            fields.add(new Field("Host", mirrored ? original(host) : host));
        }
        if (forwarded) {
            addForwarded(inbound, fields);
        }
        return new RequestHead(inbound.method().name(), target, inbound.uri().equals("*"), Headers.of(fields));
    }

    /** HTTP/2 may send cookies one by one; HTTP/1.1 knows one field (RFC 9113 §8.2.3). */
    private static void joinCookies(HttpServerRequest inbound, List<Field> fields) {
        if (inbound.version() != HttpVersion.HTTP_2) {
            return;
        }
        List<String> cookies = inbound.headers().getAll("cookie");
        if (cookies.size() > 1) {
            fields.removeIf(field -> field.name().equalsIgnoreCase("cookie"));
            fields.add(new Field("cookie", String.join("; ", cookies)));
        }
    }

    /** HTTP/2 carries the host in a pseudo field. */
    private static @Nullable String hostOfHttp2(HttpServerRequest inbound) {
        boolean pseudo = !inbound.headers().contains(HttpHeaders.HOST) && inbound.authority() != null;
        return pseudo ? inbound.authority().toString() : null;
    }

    /** A host without what a mirror put behind its name. */
    private static String original(String host) {
        int colon = host.lastIndexOf(':');
        int end = colon < 0 ? host.length() : colon;
        int start = end - MIRROR_SUFFIX.length();
        return start > 0 && host.startsWith(MIRROR_SUFFIX, start)
                ? host.substring(0, start) + host.substring(end)
                : host;
    }

    private static void addForwarded(HttpServerRequest inbound, List<Field> fields) {
        String peer =
                inbound.remoteAddress() == null ? null : inbound.remoteAddress().hostAddress();
        if (peer != null) {
            fields.add(new Field("X-Forwarded-For", peer));
        }
        if (!inbound.headers().contains("x-forwarded-proto")) {
            fields.add(new Field("X-Forwarded-Proto", "http"));
        }
        String host = inbound.getHeader(HttpHeaders.HOST);
        if (host != null && !inbound.headers().contains("x-forwarded-host")) {
            fields.add(new Field("X-Forwarded-Host", host));
        }
    }

    /** Whether a field of that name is a mark of Parallax' own. */
    static boolean isOurs(String name) {
        return name.regionMatches(true, 0, OWN_PREFIX, 0, OWN_PREFIX.length());
    }

    private static int firstOf(String uri, int from) {
        for (int i = from; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c == '/' || c == '?' || c == '#') {
                return i;
            }
        }
        return uri.length();
    }
}
