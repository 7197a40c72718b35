package dev.parallax.evidence.gather;

import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Fragment;
import dev.parallax.exchange.JsonPointer;
import dev.parallax.exchange.Location;
import dev.parallax.exchange.PathPattern;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes what stands at or below configured paths out of differences. Of a place below such a path only the depth is kept:
 * its keys may be data too, and so may the words about how a value changed. Immutable.
 */
final class PathDifferences {

    private static final String ELEMENT = "[*]";

    private final RedactedPaths paths;

    PathDifferences(RedactedPaths paths) {
        this.paths = paths;
    }

    /** The difference without what is not kept. */
    Difference redacted(Difference difference) {
        if (paths.isEmpty()) {
            return difference;
        }
        // What is no document has no places, so there is no telling what its text shows.
        boolean unread =
                difference.at() instanceof Location.WholeReply || difference.kind() == DifferenceKind.UNPARSEABLE;
        Difference read = unread
                ? with(difference, difference.at(), hidden(difference.legacy()), hidden(difference.candidate()))
                : difference;
        return difference.at() instanceof Location.InBody at ? inBody(read, at) : read;
    }

    private Difference inBody(Difference difference, Location.InBody at) {
        List<String> steps = steps(difference.pattern().text());
        Trail legacy = trail(at.legacy(), steps);
        Trail candidate = trail(at.candidate(), steps);
        if (legacy.kept() == Trail.ALL && candidate.kept() == Trail.ALL) {
            return with(
                    difference,
                    at,
                    fragment(difference.legacy(), legacy.end()),
                    fragment(difference.candidate(), candidate.end()));
        }
        int kept = Math.min(legacy.kept(), candidate.kept());
        return new Difference(
                new Location.InBody(pointer(at.legacy(), kept), pointer(at.candidate(), kept)),
                pattern(steps, steps.size() == tokens(at.legacy()).size() ? kept : 0),
                difference.kind(),
                difference.severity(),
                hidden(difference.legacy()),
                hidden(difference.candidate()),
                new ChangeShape(Redactor.REDACTED));
    }

    /**
     * @param end the place pointed to
     * @param kept how many of the keys and indexes that lead there are kept, {@link #ALL} if nothing is redacted there
     */
    private record Trail(PathPlace end, int kept) {
        private static final int ALL = Integer.MAX_VALUE;
    }

    private Trail trail(JsonPointer pointer, List<String> steps) {
        List<String> tokens = tokens(pointer);
        boolean told = tokens.size() == steps.size(); // then the pattern says which are names
        PathPlace place = paths.root();
        for (int i = 0; i < tokens.size() && !place.isSealed(); i++) {
            place = told ? below(place, tokens.get(i), steps.get(i)) : place.token(tokens.get(i));
            if (place.isSealed()) {
                return new Trail(place, place.isKeyTaken() ? i : i + 1);
            }
        }
        return new Trail(place, place.isSealed() ? 0 : Trail.ALL);
    }

    private static PathPlace below(PathPlace place, String token, String step) {
        if (!step.equals(ELEMENT)) {
            return place.member(token);
        }
        int index = PathPlace.index(token);
        return index < 0 ? place.token(token) : place.element(index);
    }

    private static Difference with(Difference difference, Location at, Fragment legacy, Fragment candidate) {
        return new Difference(
                at,
                difference.pattern(),
                difference.kind(),
                difference.severity(),
                legacy,
                candidate,
                difference.shape());
    }

    private static Fragment fragment(Fragment fragment, PathPlace place) {
        return fragment instanceof Fragment.Present present
                ? PathRedaction.redact(present.text(), place, present.cut())
                        .<Fragment>map(text -> new Fragment.Present(text, present.bytes(), present.cut()))
                        .orElseGet(() -> hidden(present))
                : fragment;
    }

    private static Fragment hidden(Fragment fragment) {
        return fragment instanceof Fragment.Present present
                ? new Fragment.Present(Redactor.REDACTED, present.bytes(), present.cut())
                : fragment;
    }

    private static JsonPointer pointer(JsonPointer pointer, int kept) {
        JsonPointer redacted = JsonPointer.ROOT;
        List<String> tokens = tokens(pointer);
        for (int i = 0; i < tokens.size(); i++) {
            redacted = redacted.key(i < kept ? tokens.get(i) : Redactor.REDACTED);
        }
        return redacted;
    }

    /** Still a path that leads there, to the reader and to a rule: any key or index instead of those taken out. */
    private static PathPattern pattern(List<String> steps, int kept) {
        StringBuilder pattern = new StringBuilder("$");
        for (int i = 0; i < steps.size(); i++) {
            pattern.append(i < kept ? steps.get(i) : ELEMENT);
        }
        return new PathPattern(pattern.toString());
    }

    /** The pointer's keys and indexes, unescaped. */
    private static List<String> tokens(JsonPointer pointer) {
        List<String> tokens = new ArrayList<>();
        String text = pointer.text();
        int start = 1;
        while (start <= text.length()) {
            int slash = text.indexOf('/', start);
            int end = slash < 0 ? text.length() : slash;
            tokens.add(text.substring(start, end).replace("~1", "/").replace("~0", "~"));
            start = end + 1;
        }
        return tokens;
    }

    /** The steps of a pattern as they are written: {@code .name}, {@code ['odd name']}, {@code [*]}. */
    private static List<String> steps(String pattern) {
        List<String> steps = new ArrayList<>();
        int start = 1;
        while (start < pattern.length()) {
            int end =
                    pattern.startsWith("['", start) ? afterQuoted(pattern, start + 2) : afterPlain(pattern, start + 1);
            steps.add(pattern.substring(start, end));
            start = end;
        }
        return steps;
    }

    private static int afterPlain(String pattern, int from) {
        int at = from;
        while (at < pattern.length() && pattern.charAt(at) != '.' && pattern.charAt(at) != '[') {
            at++;
        }
        return at;
    }

    private static int afterQuoted(String pattern, int from) {
        int at = from;
        while (at < pattern.length() && pattern.charAt(at) != '\'') {
            at += pattern.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 2, pattern.length());
    }
}
