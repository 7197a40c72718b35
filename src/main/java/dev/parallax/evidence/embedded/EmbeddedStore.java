package dev.parallax.evidence.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * A running PostgreSQL server of Parallax' own, on loopback, with a free port and a generated password. Its data survives
 * restarts, of Parallax and of the machine: nothing durable is switched off.
 *
 * <p>A predecessor that was killed leaves its server running; the next start stops that server (only one whose cluster
 * this is) and starts its own. A directory in use by a living Parallax is refused.
 *
 * <p>Several may run at once, on different cluster names. Not thread-safe; {@link #close} may be called from any thread.
 */
public final class EmbeddedStore implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmbeddedStore.class);

    /** Another process may take the port between choosing it and listening on it. */
    private static final int PORT_ATTEMPTS = 4;

    private static final long LARGE_LOG_BYTES = 8L << 20;

    private final Cluster cluster;
    private final PostgresCommand command;
    private final DirectoryLock lock;
    private final StoreAddress address;
    private boolean closed;

    private EmbeddedStore(Cluster cluster, PostgresCommand command, DirectoryLock lock, StoreAddress address) {
        this.cluster = cluster;
        this.command = command;
        this.lock = lock;
        this.address = address;
    }

    /**
     * Starts the cluster {@code name} below {@code dataDirectory}; both are created if they are not there. Takes some
     * seconds the first time and about one later. Blocks.
     *
     * @throws StoreStartException if it cannot be started; the message is for the operator
     */
    public static EmbeddedStore start(Path dataDirectory, ClusterName name) throws StoreStartException {
        Path directory = dataDirectory.toAbsolutePath().normalize();
        Path home = directory.resolve(name.value());
        try {
            Directories.createPrivate(home);
            PostgresBinaries binaries = PostgresBinaries.in(directory);
            return startIn(home, name, binaries);
        } catch (IOException | SQLException e) {
            throw new StoreStartException("embedded store " + home + " cannot be started: " + e, e);
        }
    }

    /** Where it listens and how to get in. */
    public StoreAddress address() {
        return address;
    }

    /** Stops the server, in an orderly way if possible. Idempotent; never throws for a server that is gone already. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (lock) {
            stopServer(cluster, command);
        } catch (IOException | StoreStartException e) {
            LOG.warnf("Embedded store %s was not stopped: %s", cluster.directory(), e.getMessage());
        }
    }

    private static EmbeddedStore startIn(Path home, ClusterName name, PostgresBinaries binaries)
            throws IOException, SQLException, StoreStartException {
        Privileges privileges = Privileges.detect();
        DirectoryLock lock = DirectoryLock.on(home);
        boolean started = false;
        try {
            PostgresCommand command = new PostgresCommand(binaries, privileges, home.resolve("command.log"));
            Cluster cluster = new Cluster(home);
            cluster.prepare(command, privileges);
            stopOrphan(cluster, command);
            int port = startServer(cluster, command);
            StoreAddress address = address(cluster, port, name);
            createDatabase(address(cluster, port, new ClusterName("postgres")), name);
            EmbeddedStore store = new EmbeddedStore(cluster, command, lock, address);
            started = true;
            LOG.infof("Embedded PostgreSQL %s runs in %s on port %d", PostgresBinaries.MAJOR, home, port);
            return store;
        } finally {
            if (!started) {
                lock.close();
            }
        }
    }

    private static void stopOrphan(Cluster cluster, PostgresCommand command) throws IOException, StoreStartException {
        Optional<PostmasterFile> left = PostmasterFile.in(cluster.directory());
        if (left.isEmpty()) {
            return;
        }
        if (left.get().isServerAlive()) {
            LOG.infof("Stopping the server a killed predecessor left in %s", cluster.directory());
            stopServer(cluster, command);
        } else {
            left.get().delete();
        }
    }

    private static boolean isServerAlive(Cluster cluster) throws IOException {
        return PostmasterFile.in(cluster.directory())
                .filter(PostmasterFile::isServerAlive)
                .isPresent();
    }

    private static void stopServer(Cluster cluster, PostgresCommand command) throws IOException, StoreStartException {
        String last = "";
        for (String mode : List.of("fast", "immediate")) {
            PostgresCommand.Result result = command.run(
                    "pg_ctl", List.of("stop", "-D", cluster.directory().toString(), "-m", mode, "-w", "-t", "30"));
            if (result.ok() || !isServerAlive(cluster)) {
                return;
            }
            last = result.lastWords();
        }
        throw new StoreStartException("the server in " + cluster.directory() + " does not stop: " + last);
    }

    private static int startServer(Cluster cluster, PostgresCommand command) throws IOException, StoreStartException {
        if (Files.exists(cluster.log()) && Files.size(cluster.log()) > LARGE_LOG_BYTES) {
            Files.delete(cluster.log());
        }
        for (int attempt = 1; ; attempt++) {
            long logged = Files.exists(cluster.log()) ? Files.size(cluster.log()) : 0;
            int port = freePort();
            PostgresCommand.Result result = command.run(
                    "pg_ctl",
                    List.of(
                            "start",
                            "-D",
                            cluster.directory().toString(),
                            "-l",
                            cluster.log().toString(),
                            "-o",
                            "-p " + port,
                            "-w",
                            "-t",
                            "300"));
            if (result.ok()) {
                return port;
            }
            String said = saidSince(logged, cluster.log());
            boolean portTaken = said.contains("could not bind") || said.contains("could not create any TCP/IP sockets");
            if (!portTaken || attempt == PORT_ATTEMPTS) {
                throw new StoreStartException("embedded store " + cluster.directory() + " does not start: "
                        + new PostgresCommand.Result(result.exitCode(), result.output() + said).lastWords() + " (see "
                        + cluster.log() + ")");
            }
        }
    }

    private static String saidSince(long offset, Path log) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        byte[] all = Files.readAllBytes(log);
        int from = (int) Math.min(offset, all.length);
        return new String(all, from, all.length - from, StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static StoreAddress address(Cluster cluster, int port, ClusterName database) throws IOException {
        return new StoreAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, Cluster.USER, cluster.password());
    }

    private static void createDatabase(StoreAddress maintenance, ClusterName name) throws SQLException {
        try (Connection connection = maintenance.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
            if (!found.next()) {
                // The name is checked to be a plain identifier; DDL takes no parameters.
                statement.executeUpdate("create database " + name);
            }
        }
    }
}
