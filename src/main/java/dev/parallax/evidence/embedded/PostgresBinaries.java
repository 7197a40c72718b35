package dev.parallax.evidence.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The server's programs, unpacked from the jar once per data directory. The directory is named by the archive's digest, so
 * an upgrade unpacks beside the old one.
 */
final class PostgresBinaries {

    /** The major version the archive holds, as written in {@code PG_VERSION}. */
    static final String MAJOR = "18";

    private final Path directory;

    private PostgresBinaries(Path directory) {
        this.directory = directory;
    }

    /**
     * The programs below {@code home}, unpacked if they are not there yet. Safe against other processes that do the same
     * and against a crash half-way: what counts is an atomic rename.
     *
     * @throws StoreStartException if the jar holds no programs for this machine
     */
    static PostgresBinaries in(Path home) throws IOException, StoreStartException {
        String archive = archive();
        Path directory = home.resolve("postgres-" + MAJOR + "-" + digest(archive));
        if (!Files.isDirectory(directory)) {
            Path unpacked = Files.createTempDirectory(home, "postgres-unpacking-");
            try (InputStream stream = open(archive)) {
                unpack(stream, unpacked);
                Directories.openToAll(unpacked);
                moveInto(directory, unpacked);
            } finally {
                Directories.delete(unpacked);
            }
        }
        return new PostgresBinaries(directory);
    }

    /** Where the programs are. */
    Path directory() {
        return directory;
    }

    /** A program by its plain name, such as {@code initdb}. */
    Path program(String name) {
        return directory.resolve("bin").resolve(isWindows() ? name + ".exe" : name);
    }

    private static void moveInto(Path directory, Path unpacked) throws IOException {
        try {
            Files.move(unpacked, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException raced) {
            if (!Files.isDirectory(directory)) {
                throw raced;
            }
        }
    }

    private static String archive() {
        String os = isWindows() ? "windows" : osName().contains("mac") ? "darwin" : "linux";
        String arch = System.getProperty("os.arch", "");
        boolean arm = arch.equals("aarch64") || arch.equals("arm64");
        // There are no programs for Windows on Arm; its emulation runs the others.
        return "postgres-" + os + "-" + (arm && !isWindows() ? "arm_64" : "x86_64") + ".txz";
    }

    private static boolean isWindows() {
        return osName().contains("windows");
    }

    private static String osName() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    }

    private static InputStream open(String archive) throws StoreStartException {
        InputStream stream = PostgresBinaries.class.getResourceAsStream("/" + archive);
        if (stream == null) {
            throw new StoreStartException("this build brings no embedded PostgreSQL for this machine (" + archive
                    + "); set parallax.jdbc-url, or build Parallax on this machine");
        }
        return new BufferedInputStream(stream, 1 << 16);
    }

    private static String digest(String archive) throws IOException, StoreStartException {
        try (DigestInputStream stream = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            stream.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(stream.getMessageDigest().digest(), 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("archive entry leaves its directory: " + entry.getName());
                }
                unpack(tar, entry, path);
            }
        }
    }

    private static void unpack(InputStream content, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Path parent = path.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        if ((entry.getMode() & 0100) != 0 && !path.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make " + path + " executable");
        }
    }
}
