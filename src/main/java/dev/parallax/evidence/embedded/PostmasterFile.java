package dev.parallax.evidence.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
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
 * @param port where it listened; 0 if it did not come so far
 */
record PostmasterFile(Path cluster, long pid, int port) {

    private static final int PORT_LINE = 3;
    private static final int CONNECT_MILLIS = 2_000;

    /** The file in {@code cluster}; empty if there is none or it says nothing. */
    static Optional<PostmasterFile> in(Path cluster) throws IOException {
        try {
            List<String> lines = Files.readAllLines(file(cluster));
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            int port = lines.size() > PORT_LINE
                    ? Integer.parseInt(lines.get(PORT_LINE).strip())
                    : 0;
            return Optional.of(
                    new PostmasterFile(cluster, Long.parseLong(lines.get(0).strip()), port));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (NumberFormatException torn) {
            return Optional.empty();
        }
    }

    /**
     * Whether the process of that id still is the server of this cluster. Ids are used again, often at once in a container,
     * so being alive is not enough: it must be a {@code postgres} that was started on this directory. Where the operating
     * system does not tell (a dead process nobody waited for looks like that too), it must listen.
     */
    boolean isServerAlive() {
        Optional<ProcessHandle.Info> process =
                ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(ProcessHandle::info);
        if (process.isEmpty()) {
            return false;
        }
        Optional<String> command = process.get().command();
        return command.isPresent()
                ? isPostgres(command.get())
                        && process.get().arguments().map(this::namesCluster).orElse(true)
                : listens();
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

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException | IllegalArgumentException nobody) {
            return false;
        }
    }
}
