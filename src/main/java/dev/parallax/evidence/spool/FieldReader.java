package dev.parallax.evidence.spool;

import dev.parallax.exchange.BuildId;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Fields} wrote. */
final class FieldReader {

    private final DataInputStream in;

    FieldReader(DataInputStream in) {
        this.in = in;
    }

    /** Reads one thing. */
    interface Reading<T> {
        T read() throws IOException;
    }

    long number() throws IOException {
        return in.readLong();
    }

    boolean flag() throws IOException {
        return in.readBoolean();
    }

    Instant instant() throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    byte[] bytes() throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(length);
        if (bytes.length != length) {
            throw new IOException("batch ends early");
        }
        return bytes;
    }

    String text() throws IOException {
        byte[] encoded = bytes();
        if (encoded.length > 0 && encoded[0] == 0) {
            return new String(encoded, 1, encoded.length - 1, StandardCharsets.US_ASCII);
        }
        StringBuilder text = new StringBuilder(encoded.length / 2);
        for (int i = 1; i + 1 < encoded.length; i += 2) {
            text.append((char) (encoded[i] << 8 | (encoded[i + 1] & 0xFF)));
        }
        return text.toString();
    }

    BuildId build() throws IOException {
        return new BuildId(text());
    }

    <T> List<T> list(Reading<T> reading) throws IOException {
        int size = in.readInt();
        List<T> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(reading.read());
        }
        return values;
    }

    <T> @Nullable T optional(Reading<T> reading) throws IOException {
        return in.readBoolean() ? reading.read() : null;
    }
}
