package dev.parallax.capture;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells which header fields of one message end at this hop (RFC 9110 §7.6.1): those known to, and those its
 * {@code Connection} field nominates.
 */
public final class HopByHop {

    private static final HopByHop NONE_NOMINATED = new HopByHop(Set.of());

    private final Set<String> nominated;

    private HopByHop(Set<String> nominated) {
        this.nominated = nominated;
    }

    /** For a message with these header fields. */
    public static HopByHop of(MultiMap headers) {
        // Asked of every message, and few have one.
        return headers.contains(HttpHeaders.CONNECTION) ? of(headers.getAll(HttpHeaders.CONNECTION)) : NONE_NOMINATED;
    }

    /** For a message with these values of {@code Connection}. */
    static HopByHop of(List<String> values) {
        if (values.isEmpty()) {
            return NONE_NOMINATED;
        }
        Set<String> nominated = new HashSet<>();
        for (String value : values) {
            for (String option : value.split(",", -1)) {
                nominated.add(option.strip().toLowerCase(Locale.ROOT));
            }
        }
        // A client must not take away what routes or frames the message.
        nominated.remove("host");
        nominated.remove("content-length");
        return new HopByHop(nominated);
    }

    /** Whether a field of that name is not passed on. */
    public boolean ends(String name) {
        return alwaysEnds(name) || (!nominated.isEmpty() && nominated.contains(name.toLowerCase(Locale.ROOT)));
    }

    /** By length first: this is asked for every field of every message. */
    private static boolean alwaysEnds(String name) {
        return switch (name.length()) {
            case 2 -> name.equalsIgnoreCase("te");
            case 7 -> name.equalsIgnoreCase("upgrade");
            case 10 -> name.equalsIgnoreCase("connection") || name.equalsIgnoreCase("keep-alive");
            case 16 -> name.equalsIgnoreCase("proxy-connection");
            case 17 -> name.equalsIgnoreCase("transfer-encoding");
            case 18 -> name.equalsIgnoreCase("proxy-authenticate");
            case 19 -> name.equalsIgnoreCase("proxy-authorization");
            default -> false;
        };
    }
}
