package dev.parallax.diff.json;

import dev.parallax.diff.budget.Refusal;
import dev.parallax.exchange.SkipReason;
import org.jspecify.annotations.Nullable;

/**
 * Walks the bytes of a JSON text and checks them against RFC 8259 strictly, UTF-8 included, eight bytes at a time where it
 * can. Builds nothing. Not thread-safe.
 */
public final class JsonScanner {

    private final byte[] doc;
    private final int end;
    private final int maxDepth;

    /** One bit an open container: set for an object. */
    private long[] objects = new long[1];

    /** Objects read as a whole; none while there was none. */
    private @Nullable RowShapes objectsBefore;

    /** Reads {@code doc} up to {@code end}, at most {@code maxDepth} levels deep. */
    public JsonScanner(byte[] doc, int end, int maxDepth) {
        this.doc = doc;
        this.end = end;
        this.maxDepth = maxDepth;
    }

    /** Checks a whole document. */
    public static void check(byte[] doc, int maxDepth) throws NotJsonException {
        JsonScanner scanner = new JsonScanner(doc, doc.length, maxDepth);
        scanner.finish(scanner.value(scanner.blanks(start(doc)), 0));
    }

    /** Where the text of a document begins: after a byte order mark, which is no part of it. */
    public static int start(byte[] doc) {
        boolean marked = doc.length >= 3 && doc[0] == (byte) 0xef && doc[1] == (byte) 0xbb && doc[2] == (byte) 0xbf;
        return marked ? 3 : 0;
    }

    /** Checks that only blanks follow. */
    public void finish(int at) throws NotJsonException {
        int rest = blanks(at);
        if (rest < end) {
            throw new NotJsonException("bytes after the document", rest);
        }
    }

    /** The byte there. */
    public byte at(int at) throws NotJsonException {
        if (at >= end) {
            throw new NotJsonException("document ends early", at);
        }
        return doc[at];
    }

    /** The first place from here that is no blank. */
    public int blanks(int from) {
        int at = from;
        while (at < end) {
            byte b = doc[at];
            if (b > ' ' || (b != ' ' && b != '\n' && b != '\r' && b != '\t')) {
                return at;
            }
            at++;
        }
        return at;
    }

    /** The end of the value that starts here; {@code depth} containers are open around it. */
    public int value(int from, int depth) throws NotJsonException {
        byte first = at(from);
        if (first == '"') {
            return string(from);
        }
        if (first == '{') {
            return object(from, depth);
        }
        return first == '[' ? container(from, depth) : scalar(from);
    }

    /** The end of the object that starts here, which may look like the one read before at this depth. */
    private int object(int from, int depth) throws NotJsonException {
        int inside = after(from);
        RowShapes known = objectsBefore;
        if (known == null) {
            known = new RowShapes(doc, this);
            objectsBefore = known;
        } else {
            int to = known.enter(depth, inside, end);
            if (known.isComplete()) {
                return to;
            }
        }
        int to = container(from, depth);
        known.read(depth, from, to);
        return to;
    }

    private int container(int from, int depth) throws NotJsonException {
        byte[] bytes = doc;
        int limit = end;
        int at = from;
        int open = 0;
        boolean inObject = false;
        while (true) {
            byte first = at < limit ? bytes[at] : at(at);
            if (first == '"') {
                at = string(at);
            } else if (first == '{' || first == '[') {
                push(depth, open++, first == '{');
                at = after(at);
                if (at(at) != first + 2) {
                    inObject = first == '{';
                    at = inObject ? member(at) : at;
                    continue;
                }
                // An empty one: in ASCII the closing bracket is two after the opening one.
                open--;
                at++;
            } else {
                at = scalar(at);
            }
            while (true) {
                if (open == 0) {
                    return at;
                }
                byte next = at < limit ? bytes[at] : at(at);
                if (next <= ' ') {
                    at = blanks(at);
                    next = at(at);
                }
                if (next == ',') {
                    at = at + 1 < limit && bytes[at + 1] > ' ' ? at + 1 : blanks(at + 1);
                    if (inObject) {
                        int nameEnd = name(at);
                        at = nameEnd + 1 < limit && bytes[nameEnd] == ':' && bytes[nameEnd + 1] > ' '
                                ? nameEnd + 1
                                : colon(nameEnd);
                    }
                    break;
                }
                if (next != (inObject ? '}' : ']')) {
                    throw new NotJsonException("unexpected character", at);
                }
                open--;
                at++;
                inObject = open > 0 && isObject(open - 1);
            }
        }
    }

    /** The first place after this byte that is no blank. */
    private int after(int at) {
        return at + 1 < end && doc[at + 1] > ' ' ? at + 1 : blanks(at + 1);
    }

    /** From a member's name to where its value starts. */
    public int member(int from) throws NotJsonException {
        return colon(name(from));
    }

    /** The end of the member name that starts here. */
    public int name(int from) throws NotJsonException {
        if (at(from) != '"') {
            throw new NotJsonException("no member name where one must be", from);
        }
        return string(from);
    }

    /** From the end of a member's name to where its value starts. */
    public int colon(int from) throws NotJsonException {
        int at = from;
        if (at(at) != ':') {
            at = blanks(from);
            if (at(at) != ':') {
                throw new NotJsonException("unexpected character", at);
            }
        }
        return after(at);
    }

    /** The end of the string that starts here. Most end within eight bytes, or go on plainly. */
    public int string(int from) throws NotJsonException {
        byte[] bytes = doc;
        int at = from + 1;
        while (at + 8 <= end) {
            long stop = Words.stops(Words.at(bytes, at));
            if (stop != 0) {
                at += Long.numberOfTrailingZeros(stop) >>> 3;
                return bytes[at] == '"' ? at + 1 : stringFrom(at);
            }
            at += 8;
        }
        return stringFrom(at);
    }

    /** The end of the string this is inside of, not within an escape or a character. */
    private int stringFrom(int inside) throws NotJsonException {
        byte[] bytes = doc;
        int at = inside;
        while (true) {
            while (at + 8 <= end) {
                long stop = Words.stops(Words.at(bytes, at));
                if (stop != 0) {
                    at += Long.numberOfTrailingZeros(stop) >>> 3;
                    break;
                }
                at += 8;
            }
            byte b = at(at);
            if (b == '"') {
                return at + 1;
            }
            if (b == '\\') {
                at = escape(at);
            } else if (b < 0) {
                at = Utf8.next(bytes, at, end);
            } else if (b < ' ') {
                throw new NotJsonException("control character in a string", at);
            } else {
                at++;
            }
        }
    }

    private int escape(int backslash) throws NotJsonException {
        byte kind = at(backslash + 1);
        if (kind != 'u') {
            if ("\"\\/bfnrt".indexOf(kind) < 0) {
                throw new NotJsonException("invalid escape", backslash);
            }
            return backslash + 2;
        }
        for (int i = backslash + 2; i < backslash + 6; i++) {
            if (Character.digit(at(i), 16) < 0) {
                throw new NotJsonException("invalid escape", backslash);
            }
        }
        return backslash + 6;
    }

    /** The end of the number, {@code true}, {@code false} or {@code null} that starts here. */
    public int scalar(int from) throws NotJsonException {
        byte first = at(from);
        if (first >= '1' && first <= '9') {
            int at = digits(from + 1);
            // Plain integers are most numbers.
            return at == end || (doc[at] != '.' && (doc[at] | 0x20) != 'e') ? at : fraction(from, at);
        }
        return switch (first) {
            case 't' -> word(from, "true");
            case 'f' -> word(from, "false");
            case 'n' -> word(from, "null");
            default -> number(from);
        };
    }

    private int word(int from, String word) throws NotJsonException {
        for (int i = 0; i < word.length(); i++) {
            if (at(from + i) != word.charAt(i)) {
                throw new NotJsonException("unexpected character", from + i);
            }
        }
        return from + word.length();
    }

    /** The end of the number that starts here. */
    public int number(int from) throws NotJsonException {
        int at = from;
        if (at(at) == '-') {
            at++;
        }
        int whole = digits(at);
        if (whole == at || (doc[at] == '0' && whole > at + 1)) {
            throw new NotJsonException("not a value", from);
        }
        return fraction(from, whole);
    }

    /** The end of the number that starts at {@code from}, of which what may follow the whole digits comes now. */
    private int fraction(int from, int whole) throws NotJsonException {
        int at = whole;
        if (at < end && doc[at] == '.') {
            at = digits(at + 1);
            if (doc[at - 1] == '.') {
                throw new NotJsonException("not a value", from);
            }
        }
        if (at < end && (doc[at] | 0x20) == 'e') {
            int sign = at + 1 < end && (doc[at + 1] == '+' || doc[at + 1] == '-') ? at + 2 : at + 1;
            at = digits(sign);
            if (at == sign) {
                throw new NotJsonException("not a value", from);
            }
        }
        return at;
    }

    private int digits(int from) {
        int at = from;
        while (at < end && doc[at] >= '0' && doc[at] <= '9') {
            at++;
        }
        return at;
    }

    private void push(int depth, int open, boolean object) {
        checkDepth(depth + open + 1, maxDepth);
        int word = open >> 6;
        if (word == objects.length) {
            objects = java.util.Arrays.copyOf(objects, word * 2);
        }
        if (object) {
            objects[word] |= 1L << open;
        } else {
            objects[word] &= ~(1L << open);
        }
    }

    private boolean isObject(int open) {
        return (objects[open >> 6] >>> open & 1) != 0;
    }

    public static void checkDepth(int containers, int maxDepth) {
        if (containers > maxDepth) {
            throw new Refusal(SkipReason.BUDGET, "a body nested over " + maxDepth + " levels");
        }
    }
}
