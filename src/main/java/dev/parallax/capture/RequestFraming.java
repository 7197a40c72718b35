package dev.parallax.capture;

import io.netty.buffer.ByteBuf;

/**
 * Follows the bytes of one client connection from request to request, to know which of them are heads, and refuses what
 * {@link HeadScanner} refuses and chunk framing that is not to the letter (RFC 9112 §7.1). Skips over bodies without
 * looking at them. Not thread-safe.
 */
final class RequestFraming {

    private enum Expect {
        HEAD,
        BODY,
        CHUNK_SIZE,
        CHUNK_EXTENSION,
        CHUNK_SIZE_END,
        CHUNK,
        CHUNK_END,
        CHUNK_END_END,
        TRAILER,
        /** HTTP/2 or an upgraded protocol: not ours to read. */
        ANYTHING
    }

    /** Enough for any body, few enough not to overflow. */
    private static final int MAX_SIZE_DIGITS = 15;

    /** Octets taken out of a buffer at a time: one copy instead of a look at every one through the buffer's checks. */
    private static final int STEP = 2_048;

    private final HeadScanner head = new HeadScanner();
    /** None until the first head, then kept: what comes next is the rest of it, or the next one. */
    private byte[] octets = {};

    private Expect expect = Expect.HEAD;
    /** Bytes of the body or the chunk still to come. */
    private long remaining;

    private int sizeDigits;
    /** Characters since the last line end, in trailers. */
    private int trailerLine;

    private boolean trailerReturn;
    private boolean upgradeAsked;

    /**
     * Reads what is readable in {@code in} without taking it out.
     *
     * @return index of the first byte that is refused, or the writer index if all may pass
     */
    int check(ByteBuf in) {
        int at = in.readerIndex();
        while (at < in.writerIndex()) {
            if (expect == Expect.ANYTHING) {
                return in.writerIndex();
            }
            if (expect == Expect.BODY || expect == Expect.CHUNK) {
                int skipped = (int) Math.min(remaining, in.writerIndex() - at);
                at += skipped;
                remaining -= skipped;
                if (remaining == 0) {
                    expect = expect == Expect.BODY ? beginHead() : Expect.CHUNK_END;
                }
            } else if (expect == Expect.HEAD) {
                at += head(in, at);
                if (head.progress() == HeadScanner.Progress.REFUSED) {
                    return at;
                }
            } else if (next(in.getByte(at))) {
                at++;
            } else {
                return at;
            }
        }
        return at;
    }

    /** Whether a request on this connection has asked for another protocol. */
    boolean upgradeAsked() {
        return upgradeAsked;
    }

    /** The other protocol is spoken from now on. */
    void upgraded() {
        expect = Expect.ANYTHING;
    }

    private boolean next(byte octet) {
        return switch (expect) {
            case CHUNK_SIZE -> size(octet);
            case CHUNK_EXTENSION -> extension(octet);
            case CHUNK_SIZE_END -> octet == '\n' && beginChunk();
            case CHUNK_END -> octet == '\r' && to(Expect.CHUNK_END_END);
            case CHUNK_END_END -> octet == '\n' && beginSize();
            case TRAILER -> trailer(octet);
            case HEAD, BODY, CHUNK, ANYTHING -> true;
        };
    }

    /** Reads on in a head, and prepares for what comes after it; answers how many octets were read. */
    private int head(ByteBuf in, int at) {
        int count = Math.min(in.writerIndex() - at, STEP);
        if (octets.length < count) {
            octets = new byte[Math.max(count, STEP / 4)];
        }
        in.getBytes(at, octets, 0, count);
        int read = head.read(octets, count);
        if (head.progress() == HeadScanner.Progress.COMPLETE) {
            upgradeAsked |= head.upgrade();
            if (head.http2()) {
                to(Expect.ANYTHING);
            } else if (head.chunked()) {
                beginSize();
            } else {
                remaining = head.length();
                expect = remaining > 0 ? Expect.BODY : beginHead();
            }
        }
        return read;
    }

    private boolean size(byte octet) {
        int digit = Character.digit(octet, 16);
        if (digit >= 0) {
            remaining = remaining * 16 + digit;
            sizeDigits++;
            return sizeDigits <= MAX_SIZE_DIGITS;
        }
        if (sizeDigits == 0) {
            return false;
        }
        return octet == ';' ? to(Expect.CHUNK_EXTENSION) : octet == '\r' && to(Expect.CHUNK_SIZE_END);
    }

    private boolean extension(byte octet) {
        if (octet == '\r') {
            return to(Expect.CHUNK_SIZE_END);
        }
        return octet == '\t' || (octet & 0xff) >= ' ';
    }

    private boolean trailer(byte octet) {
        if (trailerReturn) {
            trailerReturn = false;
            if (octet == '\n' && trailerLine == 0) {
                expect = beginHead();
            }
            trailerLine = 0;
            return octet == '\n';
        }
        trailerReturn = octet == '\r';
        boolean folded = trailerLine == 0 && (octet == ' ' || octet == '\t');
        trailerLine += trailerReturn ? 0 : 1;
        return !folded && (trailerReturn || octet == '\t' || (octet & 0xff) >= ' ');
    }

    private Expect beginHead() {
        head.reset();
        return Expect.HEAD;
    }

    private boolean beginSize() {
        remaining = 0;
        sizeDigits = 0;
        return to(Expect.CHUNK_SIZE);
    }

    private boolean beginChunk() {
        trailerLine = 0;
        return to(remaining == 0 ? Expect.TRAILER : Expect.CHUNK);
    }

    private boolean to(Expect next) {
        expect = next;
        return true;
    }
}
