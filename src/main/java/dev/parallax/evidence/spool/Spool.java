package dev.parallax.evidence.spool;

import dev.parallax.evidence.gather.Batch;
import dev.parallax.evidence.gather.BatchId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jboss.logging.Logger;

/**
 * Batches kept in a directory until the store takes them, one file each, named by the batch's number. A file is there as a
 * whole and on disk, or not at all; one that was damaged later is set aside and counted.
 *
 * <p>Used by one thread; {@link #damaged} and {@link #isEmpty} may be asked by any.
 */
public final class Spool {

    private static final Logger LOG = Logger.getLogger(Spool.class);

    private static final Pattern NAME = Pattern.compile("(\\d{1,18})-(\\d{1,18})\\.batch");

    private static final int HEADER = 8;

    private final Path directory;
    private final long capacity;
    private final AtomicInteger damaged = new AtomicInteger();
    private volatile int waiting;

    /**
     * @param directory made if it is not there
     * @param capacity bytes the batches may take together
     */
    public Spool(Path directory, long capacity) throws IOException {
        this.directory = directory;
        this.capacity = capacity;
        Files.createDirectories(directory);
        waiting = batches().size();
    }

    /** Whether no batch waits. */
    public boolean isEmpty() {
        return waiting == 0;
    }

    /** How many batches wait. */
    public int waiting() {
        return waiting;
    }

    /** How many batches were set aside because they could not be read. */
    public int damaged() {
        return damaged.get();
    }

    /**
     * Keeps a batch. It is on disk when this returns.
     *
     * @return false if there is no room, or the disk does not take it; nothing is kept then
     */
    public boolean keep(BatchId id, Batch batch) {
        byte[] content = BatchCodec.write(batch);
        Path fresh = directory.resolve("batch.new");
        try {
            if (size() + content.length + HEADER > capacity) {
                return false;
            }
            write(fresh, content);
            Files.move(fresh, file(id), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(directory);
            waiting = batches().size();
            return true;
        } catch (IOException e) {
            LOG.debugf("The spool does not take a batch: %s", e.getClass().getSimpleName());
            return false;
        }
    }

    /** The oldest batch that waits; damaged ones are set aside on the way. */
    public Optional<Spooled> oldest() throws IOException {
        for (BatchId id : batches()) {
            try {
                return Optional.of(new Spooled(id, BatchCodec.read(read(file(id)))));
            } catch (IOException e) {
                LOG.errorf("Spooled batch %s-%s is damaged and set aside", id.boot(), id.sequence());
                setAside(id);
            }
        }
        return Optional.empty();
    }

    /** Takes a batch out of the queue that nobody can use; the file stays for people. */
    public void setAside(BatchId id) throws IOException {
        Files.move(
                file(id), directory.resolve(file(id).getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
        damaged.incrementAndGet();
        waiting = batches().size();
    }

    /** A batch that waits. */
    public record Spooled(BatchId id, Batch batch) {}

    /** Lets go of a batch that the store has taken. */
    public void release(BatchId id) throws IOException {
        Files.deleteIfExists(file(id));
        waiting = batches().size();
    }

    /** Rewrites every batch that waits, as {@code change} would have it. */
    public void rewrite(UnaryOperator<Batch> change) throws IOException {
        for (BatchId id : batches()) {
            Batch changed;
            try {
                changed = change.apply(BatchCodec.read(read(file(id))));
            } catch (IOException e) {
                LOG.errorf("Spooled batch %s-%s is damaged and deleted", id.boot(), id.sequence());
                Files.delete(file(id));
                damaged.incrementAndGet();
                continue;
            }
            Path fresh = directory.resolve("batch.new");
            write(fresh, BatchCodec.write(changed));
            Files.move(fresh, file(id), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".damaged")).toList()) {
                Files.delete(file);
            }
        }
        force(directory);
        waiting = batches().size();
    }

    /** In the order in which they were made. */
    private List<BatchId> batches() throws IOException {
        List<BatchId> ids = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            files.forEach(file -> {
                Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    ids.add(new BatchId(Long.parseLong(name.group(1)), Long.parseLong(name.group(2))));
                }
            });
        }
        ids.sort(Comparator.comparingLong(BatchId::boot).thenComparingLong(BatchId::sequence));
        return ids;
    }

    private long size() throws IOException {
        long size = 0;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                size += Files.size(file);
            }
        }
        return size;
    }

    private Path file(BatchId id) {
        return directory.resolve(id.boot() + "-" + id.sequence() + ".batch");
    }

    private static void write(Path file, byte[] content) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + content.length);
        bytes.putInt(content.length).putInt(checksum(content)).put(content).flip();
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static byte[] read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        if (bytes.remaining() < HEADER || bytes.getInt() != bytes.limit() - HEADER) {
            throw new IOException("torn");
        }
        int expected = bytes.getInt();
        byte[] content = new byte[bytes.remaining()];
        bytes.get(content);
        if (checksum(content) != expected) {
            throw new IOException("wrong checksum");
        }
        return content;
    }

    private static int checksum(byte[] content) {
        CRC32C checksum = new CRC32C();
        checksum.update(content);
        return (int) checksum.getValue();
    }

    /** Makes a rename durable; some systems cannot and need not. */
    private static void force(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notSupported) {
            LOG.tracef("A directory cannot be forced to disk here");
        }
    }
}
