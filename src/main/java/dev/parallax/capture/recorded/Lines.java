package dev.parallax.capture.recorded;

import dev.parallax.exchange.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A stream of bytes as lines of limited length: of a longer one only the start is kept, the rest is skipped. Memory is
 * bounded by the limit whatever the file holds. For one thread.
 */
final class Lines {

    private final InputStream in;
    private final int limit;
    private final byte[] buffer = new byte[64 * 1024];
    private int at;
    private int end;
    private long number;

    /**
     * @param in not buffered; this does it
     * @param limit most bytes of a line that are kept
     */
    Lines(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /**
     * One line.
     *
     * @param number counted from 1
     * @param body its bytes without line feed; a carriage return before it stays
     * @param whole false if it was longer than the limit, or the file ended without a line feed within a longer one
     */
    record Line(long number, Body body, boolean whole) {

        byte[] bytes() {
            return body.bytes();
        }

        boolean blank() {
            for (byte octet : body.bytes()) {
                if (octet != ' ' && octet != '\t' && octet != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    /** The next line; null at the end. */
    @Nullable
    Line next() throws IOException {
        if (at == end && !fill()) {
            return null;
        }
        number++;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean whole = true;
        while (at < end || fill()) {
            int feed = indexOfFeed();
            int stop = feed < 0 ? end : feed;
            int room = Math.min(stop - at, limit - line.size());
            line.write(buffer, at, room);
            whole &= room == stop - at;
            at = stop;
            if (feed >= 0) {
                at++;
                break;
            }
        }
        return new Line(number, Body.of(line.toByteArray()), whole);
    }

    private int indexOfFeed() {
        for (int i = at; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private boolean fill() throws IOException {
        int read = in.read(buffer, 0, buffer.length);
        at = 0;
        end = Math.max(read, 0);
        return read > 0;
    }
}
