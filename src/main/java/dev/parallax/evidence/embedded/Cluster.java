package dev.parallax.evidence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * One cluster's files: created once, checked at every start.
 *
 * <pre>
 * home/parallax.lock   who uses it
 * home/password        the superuser's password
 * home/server.log      what the server says
 * home/cluster/        PostgreSQL's own
 * </pre>
 */
final class Cluster {

    /** The superuser and owner of the database. */
    static final String USER = "parallax";

    /**
     * Durable as PostgreSQL is by default; small, because it shares the machine with the service. Statements and their
     * values stay out of the log: they may hold payload.
     */
    private static final String SETTINGS = """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 60
            shared_buffers = 64MB
            max_wal_size = 512MB
            wal_level = minimal
            max_wal_senders = 0
            wal_compression = on
            jit = off
            # Docker gives 64 MB of shared memory; parallel plans want more.
            max_parallel_workers_per_gather = 0
            timezone = 'UTC'
            log_timezone = 'UTC'
            lc_messages = 'C'
            log_checkpoints = off
            log_error_verbosity = terse
            log_min_error_statement = panic
            log_parameter_max_length = 0
            log_parameter_max_length_on_error = 0
            """;

    private final Path home;

    Cluster(Path home) {
        this.home = home;
    }

    /** Where PostgreSQL keeps its own files. */
    Path directory() {
        return home.resolve("cluster");
    }

    /** What the server says; begun anew when it has grown. */
    Path log() {
        return home.resolve("server.log");
    }

    String password() throws IOException {
        return Files.readString(home.resolve("password"));
    }

    /**
     * Makes the directory one that the server can start on: creates it, or checks it.
     *
     * @throws StoreStartException if it was written by another major version, or cannot be created
     */
    void prepare(PostgresCommand command, Privileges privileges) throws IOException, StoreStartException {
        if (Files.isDirectory(directory())) {
            checkVersion();
        } else {
            create(command, privileges);
        }
        Files.writeString(directory().resolve("parallax.conf"), SETTINGS);
    }

    private void checkVersion() throws IOException, StoreStartException {
        Path file = directory().resolve("PG_VERSION");
        String version = Files.isRegularFile(file) ? Files.readString(file).strip() : "unknown";
        if (!version.equals(PostgresBinaries.MAJOR)) {
            throw new StoreStartException("embedded store " + home + " was written by PostgreSQL " + version
                    + " and this Parallax brings PostgreSQL " + PostgresBinaries.MAJOR
                    + "; start it with the Parallax that wrote it, or give this one another parallax.data-dir");
        }
    }

    /** Initialises beside and renames, so that a crash half-way leaves nothing that looks like a cluster. */
    private void create(PostgresCommand command, Privileges privileges) throws IOException, StoreStartException {
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        Directories.writePrivate(home.resolve("password"), HexFormat.of().formatHex(secret));

        Path fresh = home.resolve("cluster.new");
        Directories.delete(fresh);
        Directories.createPrivate(fresh);
        if (privileges == Privileges.DROPPED) {
            Directories.giveTo(Privileges.UNPRIVILEGED, home);
        }
        PostgresCommand.Result result = command.run(
                "initdb",
                List.of(
                        "--pgdata=" + fresh,
                        "--username=" + USER,
                        "--pwfile=" + home.resolve("password"),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--no-instructions"));
        if (!result.ok()) {
            throw new StoreStartException("embedded store " + home + " cannot be initialised: " + result.lastWords());
        }
        Path settings = fresh.resolve("postgresql.conf");
        Files.writeString(settings, Files.readString(settings) + "\ninclude 'parallax.conf'\n");
        Files.writeString(fresh.resolve("parallax.conf"), SETTINGS);
        Files.move(fresh, directory(), StandardCopyOption.ATOMIC_MOVE);
    }
}
