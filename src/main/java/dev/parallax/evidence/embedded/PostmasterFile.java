package dev.parallax.evidence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a running server, or one that died, left in {@code postmaster.pid}.
 *
 * @param cluster the cluster directory the file stands in
 * @param pid the server's process id, possibly somebody else's by now
 */
record PostmasterFile(Path cluster, long pid) {

    /** The file in {@code cluster}; empty if there is none or it says nothing. */
    static Optional<PostmasterFile> in(Path cluster) throws IOException {
        try {
            List<String> lines = Files.readAllLines(file(cluster));
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new PostmasterFile(
                            cluster, Long.parseLong(lines.get(0).trim())));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (NumberFormatException torn) {
            return Optional.empty();
        }
    }

    /**
     * Whether the process of that id still is the server of this cluster. Ids are used again, often at once in a container,
     * so being alive is not enough: it must be a {@code postgres} that was started on this directory, as far as the
     * operating system tells.
     */
    boolean isServerAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::info)
                .filter(process ->
                        process.command().map(PostmasterFile::isPostgres).orElse(true))
                .filter(process -> process.arguments().map(this::namesCluster).orElse(true))
                .isPresent();
    }

    /** Removes the file, so that the server does not take an unrelated process for its predecessor. */
    void delete() throws IOException {
        Files.deleteIfExists(file(cluster));
    }

    private static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    private static boolean isPostgres(String command) {
        Path name = Path.of(command).getFileName();
        return name != null
                && (name.toString().equals("postgres") || name.toString().equals("postgres.exe"));
    }

    private boolean namesCluster(String[] arguments) {
        return Arrays.asList(arguments).contains(cluster.toString());
    }
}
