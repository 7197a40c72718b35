package dev.parallax.evidence.spool;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Writes values one after the other. Text is UTF-16 by length, so that lone surrogates survive. */
final class Fields {

    private final DataOutputStream out;

    Fields(DataOutputStream out) {
        this.out = out;
    }

    /** Writes one thing. */
    interface Writing<T> {
        void write(T value) throws IOException;
    }

    void number(long value) throws IOException {
        out.writeLong(value);
    }

    void flag(boolean value) throws IOException {
        out.writeBoolean(value);
    }

    void instant(Instant at) throws IOException {
        out.writeLong(at.getEpochSecond());
        out.writeInt(at.getNano());
    }

    void bytes(byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    void text(String text) throws IOException {
        bytes(encode(text));
    }

    <T> void list(Collection<T> values, Writing<T> writing) throws IOException {
        out.writeInt(values.size());
        for (T value : values) {
            writing.write(value);
        }
    }

    <T> void optional(@Nullable T value, Writing<T> writing) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            writing.write(value);
        }
    }

    /** One byte a character where that is enough, which it nearly always is. */
    private static byte[] encode(String text) {
        boolean narrow = text.chars().allMatch(c -> c < 0x80);
        byte[] content = text.getBytes(narrow ? StandardCharsets.US_ASCII : StandardCharsets.UTF_16BE);
        byte[] encoded = new byte[content.length + 1];
        encoded[0] = (byte) (narrow ? 0 : 1);
        System.arraycopy(content, 0, encoded, 1, content.length);
        if (!narrow) {
            // The charset would replace lone surrogates.
            for (int i = 0; i < text.length(); i++) {
                encoded[1 + 2 * i] = (byte) (text.charAt(i) >>> 8);
                encoded[2 + 2 * i] = (byte) text.charAt(i);
            }
        }
        return encoded;
    }
}
