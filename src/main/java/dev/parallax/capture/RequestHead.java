package dev.parallax.capture;

import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Target;

/**
 * A request without its body, as the backends will see it.
 *
 * @param method the method token, case kept
 * @param target origin form; {@code /} where it is {@code *}
 * @param asterisk whether the request is about the server as a whole ({@code OPTIONS *})
 * @param headers end-to-end fields, {@code Host} included
 */
record RequestHead(String method, Target target, boolean asterisk, Headers headers) {

    /** The request target as written on the wire. */
    String wireTarget() {
        return asterisk ? "*" : target.text();
    }
}
