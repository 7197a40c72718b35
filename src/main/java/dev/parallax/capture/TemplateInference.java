package dev.parallax.capture;

import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathTemplate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Guesses the template of a path nobody declared. Segments that are numbers, UUIDs, other long identifiers or dates become
 * placeholders at sight; others once a place has had more than a few different ones (see {@link SegmentKind}). The same
 * paths in the same order give the same templates. Templates and places are bounded, so that a scanner cannot fill memory or
 * the evidence with operations. Thread-safe.
 */
final class TemplateInference {

    /** Slugs in one place that are told apart; one more, and all of that place are one operation. */
    static final int FEW_SLUGS = 8;
    /** The same of plain words, which are most often names of collections, and few. */
    static final int MANY_WORDS = 64;

    /** Longest template that still fits an operation id with its method. */
    private static final int MAX_LENGTH = OperationId.MAX_LENGTH - 5;

    private final ConcurrentMap<String, PathTemplate> templates = new ConcurrentHashMap<>();
    /** What has stood below a template so far. */
    private final ConcurrentMap<String, Siblings> places = new ConcurrentHashMap<>();

    private final int limit;

    /**
     * @param limit most templates ever told apart
     */
    TemplateInference(int limit) {
        this.limit = limit;
    }

    /** The template of that raw path; empty once the limit is reached, or for a path that cannot be a template. */
    Optional<PathTemplate> templateOf(String path) {
        if (path.indexOf('{') >= 0 || path.indexOf('}') >= 0 || path.contains("**")) {
            return Optional.empty();
        }
        String text = templated(path);
        PathTemplate known = templates.get(text);
        if (known != null) {
            return Optional.of(known);
        }
        if (templates.size() >= limit || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return Optional.of(templates.computeIfAbsent(text, PathTemplate::new));
    }

    private String templated(String path) {
        StringBuilder text = new StringBuilder(path.length());
        int start = 1;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            String segment = path.substring(start, end);
            SegmentKind kind = SegmentKind.of(segment);
            String shown = switch (kind) {
                case EMPTY -> "";
                case IDENTIFIER -> "{id}";
                case DATE -> "{date}";
                case SLUG, WORD -> learned(text.toString(), segment, kind);
            };
            text.append('/').append(shown);
            start = end + 1;
        }
        return text.toString();
    }

    private String learned(String place, String segment, SegmentKind kind) {
        Siblings siblings = places.get(place);
        if (siblings == null) {
            if (places.size() >= limit || place.length() > MAX_LENGTH) {
                return segment;
            }
            siblings = places.computeIfAbsent(place, none -> new Siblings());
        }
        return siblings.isValue(segment, kind) ? "{slug}" : segment;
    }

    /** What has stood in one place. */
    private static final class Siblings {

        private final Set<String> slugs = ConcurrentHashMap.newKeySet();
        private final Set<String> words = ConcurrentHashMap.newKeySet();
        // Both only ever turn true, under this.
        private volatile boolean manySlugs;
        private volatile boolean manyWords;

        boolean isValue(String segment, SegmentKind kind) {
            boolean slug = kind == SegmentKind.SLUG;
            if (manyWords || (slug && manySlugs)) {
                return true;
            }
            if ((slug ? slugs : words).contains(segment)) {
                return false;
            }
            return isOneTooMany(segment, slug);
        }

        private synchronized boolean isOneTooMany(String segment, boolean slug) {
            Set<String> seen = slug ? slugs : words;
            if (seen.size() < (slug ? FEW_SLUGS : MANY_WORDS)) {
                seen.add(segment);
                return false;
            }
            if (slug) {
                manySlugs = true;
            } else {
                manyWords = true;
            }
            return true;
        }
    }
}
