package dev.parallax.diff.json;

import dev.parallax.diff.budget.Refusal;
import dev.parallax.exchange.SkipReason;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Walks the bytes of a JSON text and checks them against RFC 8259 strictly, UTF-8 included, eight bytes at a time where it
 * can. Builds nothing. Not thread-safe.
 */
public final class JsonScanner {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';

    private final byte[] doc;
    private final int end;
    private final int maxDepth;

    /** One bit an open container: set for an object. */
    private long[] objects = new long[1];

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
        int at = from;
        int open = 0;
        while (true) {
            byte b = at(at);
            if (b == '"') {
                at = string(at);
            } else if (b == '{') {
                push(depth, open++, true);
                at = blanks(at + 1);
                if (at(at) != '}') {
                    at = member(at);
                    continue;
                }
                open--;
                at++;
            } else if (b == '[') {
                push(depth, open++, false);
                at = blanks(at + 1);
                if (at(at) != ']') {
                    continue;
                }
                open--;
                at++;
            } else {
                at = scalar(at);
            }
            while (true) {
                if (open == 0) {
                    return at;
                }
                boolean inObject = isObject(open - 1);
                at = blanks(at);
                byte next = at(at);
                if (next == ',') {
                    at = blanks(at + 1);
                    at = inObject ? member(at) : at;
                    break;
                }
                if (next != (inObject ? '}' : ']')) {
                    throw new NotJsonException("unexpected character", at);
                }
                open--;
                at++;
            }
        }
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
        int at = blanks(from);
        if (at(at) != ':') {
            throw new NotJsonException("unexpected character", at);
        }
        return blanks(at + 1);
    }

    /** The end of the string that starts here. */
    public int string(int from) throws NotJsonException {
        return stringFrom(from + 1);
    }

    /**
     * Where in the eight bytes from {@code at} a string may not simply go on: at a quote, a backslash, a control character or
     * a byte beyond ASCII. The first such byte is the lowest whose high bit is set; 0 if there is none.
     */
    public static long stops(byte[] bytes, int at) {
        long word = (long) LONGS.get(bytes, at);
        long quotes = word ^ QUOTES;
        long backslashes = word ^ BACKSLASHES;
        return (((quotes - ONES) & ~quotes) | ((backslashes - ONES) & ~backslashes) | ((word - SPACES) & ~word) | word)
                & HIGHS;
    }

    /** The end of the string this is inside of, not within an escape or a character. */
    public int stringFrom(int inside) throws NotJsonException {
        byte[] bytes = doc;
        int at = inside;
        while (true) {
            while (at + 8 <= end) {
                long stop = stops(bytes, at);
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
        return switch (at(from)) {
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
        at = whole;
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
