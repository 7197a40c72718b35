package dev.parallax.capture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reads the head of an HTTP/1 request line by line and refuses every form that two parsers may understand differently: the
 * raw material of request smuggling (RFC 9112 §11.2). Lenient where leniency cannot hurt, in obs-text and in long values.
 * One head at a time, {@link #reset} between two; not thread-safe.
 */
final class HeadScanner {

    /** How far the head has been read. */
    enum Progress {
        MORE,
        COMPLETE,
        REFUSED
    }

    /** More than this is refused by the decoder anyway. */
    private static final int MAX_LINE = BackendClient.MAX_HEAD;

    /** Room for most lines; more is made where one is longer. */
    private static final int USUAL_LINE = 128;

    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    /** By octet: what may stand in a name (RFC 9110 §5.6.2), and what may not stand in a line at all. */
    private static final boolean[] TOKEN = new boolean[256];

    private static final boolean[] CONTROL = new boolean[256];

    static {
        for (int c = 0; c < TOKEN.length; c++) {
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            TOKEN[c] = letterOrDigit || TOKEN_MARKS.indexOf(c) >= 0;
            CONTROL[c] = (c < ' ' && c != '\t') || c == 0x7f;
        }
    }

    /** The line being read; only the first {@code length} octets count. */
    private byte[] line = new byte[USUAL_LINE];

    private int lineLength;
    private Progress progress = Progress.MORE;
    private boolean requestLineSeen;
    private boolean carriageReturn;
    private boolean oldVersion;
    private boolean http2;
    private boolean upgrade;
    private long length;
    private int lengths;
    private int codings;
    private int hosts;

    /** Forgets the last head. */
    void reset() {
        lineLength = 0;
        progress = Progress.MORE;
        requestLineSeen = false;
        carriageReturn = false;
        http2 = false;
        upgrade = false;
        length = 0;
        lengths = 0;
        codings = 0;
        hosts = 0;
    }

    /** How far the head has been read. */
    Progress progress() {
        return progress;
    }

    /** Whether a complete head announced a chunked body. */
    boolean chunked() {
        return codings > 0;
    }

    /** The body length a complete head announced, in bytes. */
    long length() {
        return length;
    }

    /** Whether a complete head asked for another protocol. */
    boolean upgrade() {
        return upgrade;
    }

    /** Whether what looked like a head is the beginning of HTTP/2 (RFC 9113 §3.4). */
    boolean http2() {
        return http2;
    }

    /**
     * Reads on until the head ends or is refused.
     *
     * @param octets the next of the connection
     * @param count how many of them count
     * @return how many were read; the next one is the one refused, if one is
     */
    int read(byte[] octets, int count) {
        int at = 0;
        while (at < count && progress == Progress.MORE) {
            if (carriageReturn) {
                progress = octets[at] == '\n' ? endOfLine() : Progress.REFUSED;
                carriageReturn = false;
                at += progress == Progress.REFUSED ? 0 : 1;
            } else {
                int end = endOfText(octets, at, count);
                boolean tooLong = end - at > MAX_LINE + 1 - lineLength;
                end = tooLong ? at + MAX_LINE + 1 - lineLength : end;
                append(octets, at, end);
                at = end;
                if (tooLong || (at < count && octets[at] != '\r')) {
                    progress = Progress.REFUSED;
                } else if (at < count) {
                    carriageReturn = true;
                    at++;
                }
            }
        }
        return at;
    }

    private static int endOfText(byte[] octets, int from, int count) {
        int at = from;
        while (at < count && !CONTROL[octets[at] & 0xff]) {
            at++;
        }
        return at;
    }

    private void append(byte[] octets, int from, int to) {
        int needed = lineLength + to - from;
        if (needed > line.length) {
            line = Arrays.copyOf(line, Math.max(needed, 2 * line.length));
        }
        System.arraycopy(octets, from, line, lineLength, to - from);
        lineLength = needed;
    }

    private Progress endOfLine() {
        boolean fine;
        if (!requestLineSeen) {
            // An empty line before the request line is to be ignored (RFC 9112 §2.2).
            fine = lineLength == 0 || requestLine();
        } else if (lineLength == 0) {
            return endOfHead();
        } else {
            fine = field();
        }
        lineLength = 0;
        return fine ? Progress.MORE : Progress.REFUSED;
    }

    private boolean requestLine() {
        requestLineSeen = true;
        int first = indexOf(' ', 0);
        int last = lastSpace();
        if (first <= 0 || last <= first + 1 || indexOf('\t', 0) >= 0) {
            return false;
        }
        boolean spaceInTarget = indexOf(' ', first + 1) < last;
        oldVersion = isText("HTTP/1.0", last + 1);
        http2 = isText("PRI * HTTP/2.0", 0);
        return http2 || (isToken(first) && !spaceInTarget && (oldVersion || isText("HTTP/1.1", last + 1)));
    }

    private boolean field() {
        int colon = indexOf(':', 0);
        // Folded lines begin with whitespace and names end with none: both fail the token.
        if (colon <= 0 || !isToken(colon)) {
            return false;
        }
        // By length first: this is asked of every field of every request.
        return switch (colon) {
            case 14 -> !isNamed("content-length") || contentLength(stripped(colon));
            case 17 -> !isNamed("transfer-encoding") || transferEncoding(stripped(colon));
            case 7 -> {
                upgrade |= isNamed("upgrade");
                yield true;
            }
            case 4 -> !isNamed("host") || host(stripped(colon));
            default -> true;
        };
    }

    private boolean isNamed(String name) {
        for (int i = 0; i < name.length(); i++) {
            // No letter of these names has another spelling than its two cases.
            if (Character.toLowerCase((char) (line[i] & 0xff)) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean contentLength(String value) {
        lengths++;
        boolean number = !value.isEmpty() && value.length() < 19;
        for (int i = 0; i < value.length() && number; i++) {
            number = value.charAt(i) >= '0' && value.charAt(i) <= '9';
        }
        length = number ? Long.parseLong(value) : 0;
        return number;
    }

    private boolean transferEncoding(String value) {
        codings++;
        return value.toLowerCase(Locale.ROOT).equals("chunked");
    }

    private boolean host(String value) {
        hosts++;
        for (int i = 0; i < value.length(); i++) {
            switch (value.charAt(i)) {
                case ' ', '\t', ',', '/', '@' -> {
                    return false;
                }
                default -> {
                    // One of a host's own.
                }
            }
        }
        return true;
    }

    private Progress endOfHead() {
        if (http2) {
            return Progress.COMPLETE;
        }
        boolean twoFramings = lengths + codings > 1;
        boolean chunkedBeforeItsTime = oldVersion && codings > 0;
        boolean wrongHost = hosts > 1 || (hosts == 0 && !oldVersion);
        return twoFramings || chunkedBeforeItsTime || wrongHost ? Progress.REFUSED : Progress.COMPLETE;
    }

    private String stripped(int colon) {
        int from = colon + 1;
        int to = lineLength;
        while (from < to && isBlank(line[from])) {
            from++;
        }
        while (to > from && isBlank(line[to - 1])) {
            to--;
        }
        return new String(line, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }

    private boolean isToken(int end) {
        for (int i = 0; i < end; i++) {
            if (!TOKEN[line[i] & 0xff]) {
                return false;
            }
        }
        return true;
    }

    private boolean isText(String text, int from) {
        if (lineLength - from != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (line[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int indexOf(char sought, int from) {
        for (int i = from; i < lineLength; i++) {
            if (line[i] == sought) {
                return i;
            }
        }
        return -1;
    }

    private int lastSpace() {
        int i = lineLength - 1;
        while (i >= 0 && line[i] != ' ') {
            i--;
        }
        return i;
    }
}
