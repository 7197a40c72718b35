package dev.parallax.evidence.sketch;

import java.io.ByteArrayOutputStream;

/** Non-negative numbers in as few bytes as they need, seven bits a byte, low ones first. */
final class VarInts {

    private VarInts() {}

    static void write(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /** Reads from an array, one number after the other. */
    static final class Reader {
        private final byte[] bytes;
        private int position;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean hasNext() {
            return position < bytes.length;
        }

        /**
         * @throws IllegalArgumentException if the bytes end within a number, or it does not fit
         */
        long next() {
            long value = 0;
            for (int shift = 0; shift < Long.SIZE; shift += 7) {
                if (position == bytes.length) {
                    throw new IllegalArgumentException("number ends early");
                }
                byte current = bytes[position++];
                value |= (long) (current & 0x7F) << shift;
                if (current >= 0) {
                    return value;
                }
            }
            throw new IllegalArgumentException("number too long");
        }

        /** The next eight bytes as one number, high ones first. */
        long nextFixed() {
            if (bytes.length - position < Long.BYTES) {
                throw new IllegalArgumentException("number ends early");
            }
            long value = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                value = value << 8 | (bytes[position++] & 0xFF);
            }
            return value;
        }
    }

    static void writeFixed(ByteArrayOutputStream out, long value) {
        for (int shift = Long.SIZE - 8; shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift));
        }
    }
}
