package dev.parallax.report;

import dev.parallax.diff.json.JsonScanner;
import dev.parallax.diff.json.JsonStrings;
import dev.parallax.diff.json.NotJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a compare request, read strictly member by member, values handed out as the bytes they are written in: what
 * stands in a reply's body is the comparison's business, duplicate keys and huge numbers included. Not thread-safe.
 */
final class GivenJson {

    /** Deeper than any body that is compared, so that those are refused by the comparison, by name. */
    private static final int MAX_DEPTH = 1_000;

    private final byte[] request;
    private final JsonScanner scanner;

    GivenJson(byte[] request) {
        this.request = request;
        this.scanner = new JsonScanner(request, request.length, MAX_DEPTH);
    }

    /** Takes a member whose value starts at {@code from}, and answers where that value ends. */
    @FunctionalInterface
    interface Member {
        int take(String name, int from) throws NotJsonException;
    }

    /** Where the one value of the request starts. */
    int start() {
        return scanner.blanks(JsonScanner.start(request));
    }

    /** Checks that nothing follows. */
    void finish(int at) throws NotJsonException {
        scanner.finish(at);
    }

    /** The first byte of the value that starts there. */
    byte first(int from) throws NotJsonException {
        return scanner.at(from);
    }

    /** Where the value that starts there ends. */
    int end(int from) throws NotJsonException {
        return scanner.value(from, 0);
    }

    /** Takes each member of the object that starts there, none twice; answers where the object ends. */
    int members(int from, Member member) throws NotJsonException {
        Set<String> names = new HashSet<>();
        int at = scanner.blanks(from + 1);
        if (scanner.at(at) == '}') {
            return at + 1;
        }
        while (true) {
            int nameEnd = scanner.name(at);
            String name = JsonStrings.decode(request, at, nameEnd);
            if (!names.add(name)) {
                throw new NotJsonException("a member that stands there twice", at);
            }
            at = scanner.blanks(member.take(name, scanner.colon(nameEnd)));
            if (scanner.at(at) == '}') {
                return at + 1;
            }
            at = afterComma(at);
        }
    }

    /** Takes each element of the array that starts there; answers where the array ends. */
    int elements(int from, Member element) throws NotJsonException {
        int at = scanner.blanks(from + 1);
        if (scanner.at(at) == ']') {
            return at + 1;
        }
        while (true) {
            at = scanner.blanks(element.take("", at));
            if (scanner.at(at) == ']') {
                return at + 1;
            }
            at = afterComma(at);
        }
    }

    private int afterComma(int at) throws NotJsonException {
        if (scanner.at(at) != ',') {
            throw new NotJsonException("unexpected character", at);
        }
        return scanner.blanks(at + 1);
    }

    /** The text of the string from there to there; null if it is {@code null} instead; a problem if it is neither. */
    @Nullable
    String text(int from, int end, Problem.Field field) {
        if (request[from] == 'n') {
            return null;
        }
        if (request[from] != '"') {
            throw Problem.malformed(field, field.path() + " must be a string.");
        }
        return JsonStrings.decode(request, from, end);
    }

    /** Whether the string from there to there is written without a single escape. */
    boolean isPlain(int from, int end) {
        for (int at = from; at < end; at++) {
            if (request[at] == '\\') {
                return false;
            }
        }
        return true;
    }

    /** The value from there to there as it is written, of a number or word. */
    String written(int from, int end) {
        return new String(request, from, end - from, StandardCharsets.UTF_8);
    }

    /** The bytes from there to there. */
    byte[] bytes(int from, int end) {
        return Arrays.copyOfRange(request, from, end);
    }

    /** {@code line 3, column 7} of a place in it. */
    String place(int offset) {
        int line = 1;
        int lineStart = 0;
        for (int at = 0; at < Math.min(offset, request.length); at++) {
            if (request[at] == '\n') {
                line++;
                lineStart = at + 1;
            }
        }
        return "line " + line + ", column " + (offset - lineStart + 1);
    }
}
