package dev.parallax.cli;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a command shows to a service that asks who is there. Never printed: a log of a CI job is read by many.
 *
 * @param secret characters of a bearer token (RFC 6750, b64token)
 */
record BearerToken(String secret) implements ClientRequestFilter {

    /** Where a command looks for a token when no file is named. */
    static final String VARIABLE = "PARALLAX_TOKEN";

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9\\-._~+/]{1,4096}=*");

    /**
     * @throws IllegalArgumentException if it cannot stand in a header; does not repeat it
     */
    BearerToken {
        if (!SHAPE.matcher(secret).matches()) {
            throw new IllegalArgumentException(
                    "holds no token: letters, digits and -._~+/ on one line, as the operator handed it out");
        }
    }

    /**
     * The token in {@code file}, or else in the environment; empty if neither is given.
     *
     * @throws IllegalArgumentException if what is given is no token; says where
     * @throws IOException if the file cannot be read
     */
    static Optional<BearerToken> from(@Nullable Path file, Map<String, String> environment) throws IOException {
        if (file != null) {
            return Optional.of(read("--token-file " + file, Files.readString(file)));
        }
        String value = environment.getOrDefault(VARIABLE, "");
        return value.isBlank() ? Optional.empty() : Optional.of(read(VARIABLE, value));
    }

    private static BearerToken read(String place, String text) {
        try {
            return new BearerToken(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place + " " + e.getMessage(), e);
        }
    }

    @Override
    public void filter(ClientRequestContext request) {
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + secret);
    }

    @Override
    public String toString() {
        return "BearerToken[hidden]";
    }
}
