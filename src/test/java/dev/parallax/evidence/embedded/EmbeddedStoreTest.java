package dev.parallax.evidence.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against the real server. All tests share the unpacked programs and one cluster, which keeps them quick. */
class EmbeddedStoreTest {

    private static final Path DIRECTORY = Path.of("target", "embedded-store");
    private static final ClusterName NAME = new ClusterName("under_test");

    @BeforeEach
    void start_from_nothing() throws IOException {
        Directories.delete(home());
    }

    @AfterEach
    void leave_no_server_behind() throws Exception {
        if (Files.isDirectory(cluster())) {
            Optional<PostmasterFile> left = PostmasterFile.in(cluster());
            if (left.isPresent() && left.get().isServerAlive()) {
                EmbeddedStore.start(DIRECTORY, NAME).close();
            }
        }
    }

    @Test
    void data_survives_a_restart_and_is_durable() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.start(DIRECTORY, NAME)) {
            execute(store.address(), "create table kept (n int)");
            execute(store.address(), "insert into kept values (7)");
            assertThat(query(store.address(), "show fsync")).isEqualTo("on");
            assertThat(query(store.address(), "show synchronous_commit")).isEqualTo("on");
            assertThat(query(store.address(), "show server_version")).startsWith("18");
        }

        try (EmbeddedStore store = EmbeddedStore.start(DIRECTORY, NAME)) {
            assertThat(query(store.address(), "select n from kept")).isEqualTo("7");
            assertThat(query(store.address(), "show listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void a_wrong_password_is_refused() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.start(DIRECTORY, NAME)) {
            StoreAddress guessed =
                    new StoreAddress(store.address().jdbcUrl(), store.address().user(), "guess");

            assertThatThrownBy(guessed::connect)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
            assertThat(store.address().toString())
                    .doesNotContain(store.address().password());
        }
    }

    @Test
    void a_second_start_on_the_same_directory_is_refused_in_one_line_and_hurts_nobody() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.start(DIRECTORY, NAME)) {
            assertThatThrownBy(() -> EmbeddedStore.start(DIRECTORY, NAME))
                    .isInstanceOf(StoreStartException.class)
                    .hasMessageContaining("in use by another Parallax")
                    .hasMessageContaining(home().toAbsolutePath().toString())
                    .message()
                    .doesNotContain("\n");
            assertThat(query(store.address(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void two_clusters_run_side_by_side() throws Exception {
        try (EmbeddedStore one = EmbeddedStore.start(DIRECTORY, NAME);
                EmbeddedStore two = EmbeddedStore.start(DIRECTORY, new ClusterName("second"))) {
            assertThat(query(one.address(), "select current_database()")).isEqualTo("under_test");
            assertThat(query(two.address(), "select current_database()")).isEqualTo("second");
        }
    }

    @Test
    void a_directory_of_another_major_version_is_refused_in_one_line() throws Exception {
        Files.createDirectories(cluster());
        Files.writeString(cluster().resolve("PG_VERSION"), "17\n");

        assertThatThrownBy(() -> EmbeddedStore.start(DIRECTORY, NAME))
                .isInstanceOf(StoreStartException.class)
                .hasMessageContaining("PostgreSQL 17")
                .hasMessageContaining("parallax.data-dir")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void a_half_initialised_cluster_is_begun_again() throws Exception {
        Files.createDirectories(home().resolve("cluster.new"));
        Files.writeString(home().resolve("cluster.new").resolve("PG_VERSION"), "18\n");

        try (EmbeddedStore store = EmbeddedStore.start(DIRECTORY, NAME)) {
            assertThat(query(store.address(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void the_server_of_a_killed_predecessor_is_stopped_and_its_committed_data_is_there() throws Exception {
        Process predecessor = java("start-and-hang");
        String said = predecessor.inputReader(UTF_8).readLine();
        assertThat(said).isEqualTo("started");
        predecessor.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        PostmasterFile orphan = PostmasterFile.in(cluster()).orElseThrow();
        assertThat(orphan.isServerAlive()).as("the fault fired").isTrue();

        try (EmbeddedStore store = EmbeddedStore.start(DIRECTORY, NAME)) {
            assertThat(query(store.address(), "select n from kept")).isEqualTo("9");
            await().atMost(30, TimeUnit.SECONDS).until(() -> !orphan.isServerAlive());
        }
    }

    @Test
    void a_stale_pid_file_whose_pid_is_somebody_elses_by_now_hinders_nothing_and_hurts_nobody() throws Exception {
        EmbeddedStore.start(DIRECTORY, NAME).close();
        Process bystander = java("hang");
        Files.writeString(cluster().resolve("postmaster.pid"), bystander.pid() + "\n" + cluster() + "\n");

        try (EmbeddedStore store = EmbeddedStore.start(DIRECTORY, NAME)) {
            assertThat(query(store.address(), "select 1")).isEqualTo("1");
            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroyForcibly();
        }
    }

    @Test
    void a_killed_server_recovers_at_the_next_start() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.start(DIRECTORY, NAME)) {
            execute(store.address(), "create table kept as select 3 as n");
            ProcessHandle server = ProcessHandle.of(
                            PostmasterFile.in(cluster()).orElseThrow().pid())
                    .orElseThrow();
            server.destroyForcibly();
            server.onExit().get(30, TimeUnit.SECONDS);
        }

        try (EmbeddedStore store = EmbeddedStore.start(DIRECTORY, NAME)) {
            assertThat(query(store.address(), "select n from kept")).isEqualTo("3");
        }
    }

    @Test
    void values_of_failed_statements_stay_out_of_the_servers_log() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.start(DIRECTORY, NAME)) {
            execute(store.address(), "create table strict (n text primary key)");
            execute(store.address(), "insert into strict values ('s3cret-value')");

            assertThatThrownBy(() -> execute(store.address(), "insert into strict values ('s3cret-value')"))
                    .isInstanceOf(SQLException.class);
        }

        assertThat(Files.readString(home().resolve("server.log")))
                .contains("duplicate key")
                .doesNotContain("s3cret-value");
    }

    private static Path home() {
        return DIRECTORY.resolve(NAME.value());
    }

    private static Path cluster() {
        return home().toAbsolutePath().resolve("cluster");
    }

    private static Process java(String mode) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Predecessor.class.getName(),
                        mode))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** A Parallax to be killed. */
    static final class Predecessor {
        private Predecessor() {}

        public static void main(String[] arguments) throws Exception {
            if (arguments[0].equals("start-and-hang")) {
                EmbeddedStore store = EmbeddedStore.start(DIRECTORY, NAME);
                execute(store.address(), "create table kept as select 9 as n");
                System.out.println("started");
            }
            Thread.currentThread().join();
        }
    }

    private static void execute(StoreAddress address, String sql) throws SQLException {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(StoreAddress address, String sql) throws SQLException {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
