package dev.parallax.capture;

import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathTemplate;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

/**
 * Guesses the template of a path nobody declared: segments that are numbers, UUIDs, other long identifiers or dates become
 * placeholders. The number of templates is bounded, so that a scanner cannot fill the evidence with operations. Thread-safe.
 */
final class TemplateInference {

    /** Longest template that still fits an operation id with its method. */
    private static final int MAX_LENGTH = OperationId.MAX_LENGTH - 5;

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}([T ].*)?");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.,]\\d+)?");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    /** Hashes, ULIDs, object ids, opaque keys: long, one word, with a digit in it. */
    private static final Pattern OPAQUE = Pattern.compile("(?=.*\\d)[0-9A-Za-z_-]{16,}");

    private final ConcurrentMap<String, PathTemplate> templates = new ConcurrentHashMap<>();
    private final int limit;

    /**
     * @param limit most templates ever told apart
     */
    TemplateInference(int limit) {
        this.limit = limit;
    }

    /** The template of that raw path; empty once the limit is reached, or for a path that cannot be a template. */
    Optional<PathTemplate> templateOf(String path) {
        String text = templated(path);
        PathTemplate known = templates.get(text);
        if (known != null) {
            return Optional.of(known);
        }
        if (templates.size() >= limit || text.length() > MAX_LENGTH || path.indexOf('{') >= 0 || path.contains("**")) {
            return Optional.empty();
        }
        return Optional.of(templates.computeIfAbsent(text, PathTemplate::new));
    }

    private static String templated(String path) {
        StringBuilder text = new StringBuilder(path.length());
        int start = 1;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            text.append('/').append(placeholderFor(path.substring(start, end)));
            start = end + 1;
        }
        return text.toString();
    }

    private static String placeholderFor(String segment) {
        if (segment.isEmpty()) {
            return segment;
        }
        if (DATE.matcher(segment).matches()) {
            return "{date}";
        }
        boolean identifies = NUMBER.matcher(segment).matches()
                || UUID.matcher(segment).matches()
                || OPAQUE.matcher(segment).matches();
        return identifies ? "{id}" : segment;
    }
}
