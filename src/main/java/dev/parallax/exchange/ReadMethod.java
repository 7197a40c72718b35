package dev.parallax.exchange;

import java.util.Optional;

/** The request methods that can be reads. {@code POST} is one only where an operation is declared {@code read: true}. */
public enum ReadMethod {
    GET,
    HEAD,
    POST;

    /**
     * The read method of this exact token. Methods are case-sensitive (RFC 9110 §9.1), so {@code get} is none.
     */
    public static Optional<ReadMethod> of(String token) {
        return switch (token) {
            case "GET" -> Optional.of(GET);
            case "HEAD" -> Optional.of(HEAD);
            case "POST" -> Optional.of(POST);
            default -> Optional.empty();
        };
    }
}
