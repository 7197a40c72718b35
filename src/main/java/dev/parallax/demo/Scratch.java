package dev.parallax.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a demo keeps its files: a directory the user named, which stays, or one of its own, which {@link #close} deletes.
 *
 * @param directory exists
 * @param temporary whether it is deleted at the end
 */
record Scratch(Path directory, boolean temporary) implements AutoCloseable {

    static Scratch at(@Nullable Path named) throws IOException {
        return named == null
                ? new Scratch(Files.createTempDirectory("parallax-demo-"), true)
                : new Scratch(Files.createDirectories(named), false);
    }

    /** Deletes what is temporary, as far as it can be deleted. Idempotent. */
    @Override
    public void close() {
        if (!temporary || !Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // Left to the system's own cleaning of its temporary directory.
            directory.toFile().deleteOnExit();
        }
    }
}
