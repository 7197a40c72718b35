package dev.parallax.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines of bytes as they are, in any encoding. Not thread-safe. */
final class LineReader {

    /** The longest line taken, in bytes: two bodies of the largest size, in Base64, with their envelope. */
    private static final int MAX_LINE = 256 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;

    LineReader(InputStream in) {
        this.in = in;
    }

    /**
     * The next line without its end; null after the last.
     *
     * @throws IOException if a line is longer than any pair may be
     */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            if (at == end) {
                at = 0;
                end = in.read(buffer);
                if (end < 0) {
                    end = 0;
                    return line.size() == 0 ? null : line.toByteArray();
                }
            }
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            line.write(buffer, from, at - from);
            if (line.size() > MAX_LINE) {
                throw new IOException("a line of over " + MAX_LINE + " bytes");
            }
            if (at < end) {
                at++;
                return line.toByteArray();
            }
        }
    }
}
