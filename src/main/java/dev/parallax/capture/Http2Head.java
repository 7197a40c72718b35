package dev.parallax.capture;

import dev.parallax.exchange.Headers;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;

/**
 * Whether the head of an HTTP/2 request means the same when it is written out as HTTP/1.1. Its fields have lengths instead of
 * ends, so they may hold line breaks, and with them other fields or other requests (RFC 9113 §8.2.1, §10.3). Of HTTP/1
 * requests {@link HeadScanner} has seen to that.
 */
final class Http2Head {

    private Http2Head() {}

    static boolean staysOne(HttpServerRequest inbound) {
        if (!Headers.isName(inbound.method().name()) || !isTarget(inbound.uri())) {
            return false;
        }
        for (Map.Entry<String, String> field : inbound.headers()) {
            boolean pseudo = field.getKey().startsWith(":");
            if ((!pseudo && !Headers.isName(field.getKey())) || !isValue(field.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTarget(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) == 0x7f) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isValue(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f) {
                return false;
            }
        }
        return true;
    }
}
