package dev.parallax.cli;

import dev.parallax.readiness.certificate.Nonce;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The nonces of certificates that were accepted here, one a line, so that none is accepted twice. Several processes may use
 * the file at once; a nonce is on disk before its certificate is.
 *
 * @param file made when first needed
 */
record SpentNonces(Path file) {

    /** Far more flips than there are tenants; a file that is larger is not ours. */
    private static final long LARGEST = 64L << 20;

    /**
     * Spends {@code nonce}.
     *
     * @return false if it was spent before
     * @throws IOException if that cannot be known, or not be kept
     */
    boolean spend(Nonce nonce) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!lock.isValid() || channel.size() > LARGEST) {
                throw new IOException(file + " is no list of spent nonces");
            }
            ByteBuffer kept = ByteBuffer.allocate((int) channel.size());
            while (kept.hasRemaining() && channel.read(kept) >= 0) {
                // until all of it is read
            }
            boolean spent = new String(kept.array(), StandardCharsets.US_ASCII)
                    .lines()
                    .anyMatch(line -> line.strip().equals(nonce.text()));
            if (spent) {
                return false;
            }
            // On a line of its own, whatever a crash left of the one before.
            ByteBuffer line = ByteBuffer.wrap(("\n" + nonce + "\n").getBytes(StandardCharsets.US_ASCII));
            channel.position(channel.size());
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
            return true;
        }
    }
}
