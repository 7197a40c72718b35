package dev.parallax.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Remembers how far into a recording a replay came, in a small file of its own that is replaced as a whole, so that neither
 * Ctrl-C nor a crash leaves half of one.
 *
 * @param file where it is kept
 * @param mark tells recordings apart: size and digest of the start
 */
record Checkpoint(Path file, String mark) {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String KIND = "parallax-replay";
    private static final int START = 64 * 1024;

    /** What the file holds. */
    record Kept(String kind, String recording, long entries) {}

    /**
     * For a recording, in a directory where Parallax keeps its files.
     *
     * @throws IOException if the recording cannot be read
     */
    static Checkpoint below(Path directory, Path recording) throws IOException {
        String path = digest(recording.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8));
        return at(
                directory.resolve("replays").resolve(recording.getFileName() + "-" + path.substring(0, 12) + ".json"),
                recording);
    }

    /**
     * For a recording, in that file.
     *
     * @throws IOException if the recording cannot be read
     */
    static Checkpoint at(Path file, Path recording) throws IOException {
        try (InputStream in = Files.newInputStream(recording)) {
            return new Checkpoint(
                    file,
                    Files.size(recording) + "-" + digest(in.readNBytes(START)).substring(0, 32));
        }
    }

    /**
     * Entries that are done with; empty if none was kept for this recording.
     *
     * @throws IOException if there is a file and it is no checkpoint, or one of another recording
     */
    Optional<Long> read() throws IOException {
        Kept kept;
        try {
            kept = JSON.readValue(Files.readAllBytes(file), Kept.class);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new IOException(file + " is no checkpoint of a replay", unreadable);
        }
        if (kept == null || !KIND.equals(kept.kind()) || kept.entries() < 0) {
            throw new IOException(file + " is no checkpoint of a replay");
        }
        if (!mark.equals(kept.recording())) {
            throw new IOException(file + " is the checkpoint of another recording, or this one has changed since");
        }
        return Optional.of(kept.entries());
    }

    /** Keeps the number of entries that are done with. */
    void write(long entries) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.write(draft, JSON.writeValueAsBytes(new Kept(KIND, mark, entries)));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** There is nothing to continue any more. */
    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
