package dev.parallax.evidence.gather;

import dev.parallax.exchange.Body;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.ReadRequest;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is kept of requests so that they can be asked again: of headers only those named, and of requests only those whole
 * in which there is nothing to redact, since one with a gap in it would be another question. Immutable.
 */
final class Requests {

    /** Longest body of a {@code POST} read that is kept, in bytes. */
    private static final int LONGEST_BODY = 8 << 10;
    /** Longest target that is kept, in UTF-16 units. */
    private static final int LONGEST_TARGET = 2_000;

    private final Redactor redactor;
    private final Set<String> headers;
    private final boolean keepBodies;

    /**
     * @param headers names of the headers that are kept, unless they are a credential's
     * @param keepBodies whether bodies of {@code POST} reads are kept
     */
    Requests(Redactor redactor, Collection<String> headers, boolean keepBodies) {
        this.redactor = redactor;
        this.headers =
                headers.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        this.keepBodies = keepBodies;
    }

    /** What to keep of a request; empty if it cannot be kept whole. */
    Optional<Repeat> kept(ReadRequest request) {
        boolean whole = request.target().text().length() <= LONGEST_TARGET
                && redactor.target(request.target())
                        .text()
                        .equals(request.target().text())
                && keepsBody(request);
        return whole ? Optional.of(new Repeat(headers(request.headers()), request.body())) : Optional.empty();
    }

    private boolean keepsBody(ReadRequest request) {
        if (request.body().isEmpty()) {
            return true;
        }
        Body redacted = redactor.body(request.headers(), request.body());
        return keepBodies && request.body().length() <= LONGEST_BODY && redacted.equals(request.body());
    }

    private Headers headers(Headers all) {
        List<Headers.Field> kept = all.fields().stream()
                .filter(field -> headers.contains(field.name().toLowerCase(Locale.ROOT)))
                .filter(redactor::isHarmless)
                .toList();
        return Headers.of(kept);
    }
}
