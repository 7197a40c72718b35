package dev.parallax.capture;

import dev.parallax.exchange.Headers;

/**
 * The name of a header field; compared without regard to case.
 *
 * @param text a token as of RFC 9110 §5.6.2
 */
public record HeaderName(String text) {

    /**
     * Reads a header name as an operator writes it.
     *
     * @throws InvalidSettingException if {@code text} is no token
     */
    public static HeaderName parse(SettingName setting, String text) {
        if (!Headers.isName(text)) {
            throw new InvalidSettingException(setting, "'" + text + "'", "the name of a header");
        }
        return new HeaderName(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
