package dev.parallax.capture.recorded;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of recorded traffic, read from its start to its end in bounded memory; gzip is unpacked on the way. For one thread.
 */
public final class Recording implements AutoCloseable {

    /** Enough to see a whole line of a log. */
    private static final int START = 64 * 1024;

    private final Counting file;
    private final long size;
    private final RecordingFormat format;
    private final EntryReader entries;
    private long read;

    private Recording(Counting file, long size, RecordingFormat format, EntryReader entries) {
        this.file = file;
        this.size = size;
        this.format = format;
        this.entries = entries;
    }

    /**
     * Opens a recording.
     *
     * @param format empty to find it out
     * @throws BrokenRecordingException if it is in no format that is known
     * @throws IOException if the file cannot be read
     */
    public static Recording open(Path path, Optional<RecordingFormat> format) throws IOException {
        long size = Files.size(path);
        Counting file = new Counting(Files.newInputStream(path));
        try {
            InputStream content = unpacked(new BufferedInputStream(file, START));
            byte[] start = start(content);
            RecordingFormat found = format.or(() -> RecordingFormat.of(start))
                    .orElseThrow(() -> new BrokenRecordingException("neither HAR nor NDJSON nor an access log nor a"
                            + " GoReplay file by its first line; say which with --format"));
            return new Recording(file, size, found, found.read(content));
        } catch (IOException | RuntimeException unusable) {
            file.close();
            throw unusable;
        }
    }

    /** The next entry; null at the end. What {@link EntryReader#next} throws. */
    public @Nullable RecordedEntry next() throws IOException {
        RecordedEntry entry = entries.next();
        if (entry != null) {
            read++;
        }
        return entry;
    }

    /** What it is read as. */
    public RecordingFormat format() {
        return format;
    }

    /** Entries read so far, bad ones too. */
    public long read() {
        return read;
    }

    /** How much of the file has been read, 0 to 1. */
    public double share() {
        return size == 0 ? 1 : Math.min(1, (double) file.count / size);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static InputStream unpacked(BufferedInputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip ? new BufferedInputStream(new GZIPInputStream(in, START), START) : in;
    }

    private static byte[] start(InputStream in) throws IOException {
        in.mark(START);
        byte[] start = in.readNBytes(START);
        in.reset();
        return start;
    }

    /** Counts what was taken out of the file. */
    private static final class Counting extends FilterInputStream {

        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            count += octet < 0 ? 0 : 1;
            return octet;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int taken = super.read(bytes, offset, length);
            count += Math.max(0, taken);
            return taken;
        }
    }
}
