package dev.parallax.capture;

import java.util.Locale;

/**
 * Reads the head of an HTTP/1 request byte by byte and refuses every form that two parsers may understand differently: the
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

    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private final StringBuilder line = new StringBuilder(64);
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
        line.setLength(0);
        requestLineSeen = false;
        carriageReturn = false;
        http2 = false;
        upgrade = false;
        length = 0;
        lengths = 0;
        codings = 0;
        hosts = 0;
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

    /** Takes the next byte. */
    Progress next(byte octet) {
        int c = octet & 0xff;
        if (carriageReturn) {
            carriageReturn = false;
            return c == '\n' ? endOfLine() : Progress.REFUSED;
        }
        if (c == '\r') {
            carriageReturn = true;
            return Progress.MORE;
        }
        boolean control = (c < ' ' && c != '\t') || c == 0x7f;
        if (control || line.length() > MAX_LINE) {
            return Progress.REFUSED;
        }
        line.append((char) c);
        return Progress.MORE;
    }

    private Progress endOfLine() {
        boolean fine;
        if (!requestLineSeen) {
            // An empty line before the request line is to be ignored (RFC 9112 §2.2).
            fine = line.length() == 0 || requestLine();
        } else if (line.length() == 0) {
            return endOfHead();
        } else {
            fine = field();
        }
        line.setLength(0);
        return fine ? Progress.MORE : Progress.REFUSED;
    }

    private boolean requestLine() {
        requestLineSeen = true;
        int first = line.indexOf(" ");
        int last = line.lastIndexOf(" ");
        if (first <= 0 || last <= first + 1 || line.indexOf("\t") >= 0) {
            return false;
        }
        boolean spaceInTarget = line.substring(first + 1, last).indexOf(' ') >= 0;
        String version = line.substring(last + 1);
        oldVersion = version.equals("HTTP/1.0");
        http2 = line.toString().equals("PRI * HTTP/2.0");
        return http2 || (isToken(first) && !spaceInTarget && (oldVersion || version.equals("HTTP/1.1")));
    }

    private boolean field() {
        int colon = line.indexOf(":");
        // Folded lines begin with whitespace and names end with none: both fail the token.
        if (colon <= 0 || !isToken(colon)) {
            return false;
        }
        if (isNamed("content-length", colon)) {
            lengths++;
            return contentLength(stripped(colon));
        }
        if (isNamed("transfer-encoding", colon)) {
            codings++;
            return stripped(colon).toLowerCase(Locale.ROOT).equals("chunked");
        }
        upgrade |= isNamed("upgrade", colon);
        if (isNamed("host", colon)) {
            hosts++;
            return stripped(colon).chars().noneMatch(c -> c == ' ' || c == '\t' || c == ',' || c == '/' || c == '@');
        }
        return true;
    }

    /** By length first: this is asked of every field of every request. */
    private boolean isNamed(String name, int colon) {
        return colon == name.length() && line.substring(0, colon).equalsIgnoreCase(name);
    }

    private boolean contentLength(String value) {
        boolean number =
                !value.isEmpty() && value.length() < 19 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        length = number ? Long.parseLong(value) : 0;
        return number;
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
        int to = line.length();
        while (from < to && isBlank(line.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(line.charAt(to - 1))) {
            to--;
        }
        return line.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private boolean isToken(int end) {
        for (int i = 0; i < end; i++) {
            char c = line.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && TOKEN_MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
