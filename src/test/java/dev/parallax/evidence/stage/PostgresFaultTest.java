package dev.parallax.evidence.stage;

import static dev.parallax.evidence.gather.Reads.LISTING;
import static dev.parallax.evidence.gather.Reads.START;
import static dev.parallax.evidence.gather.Reads.match;
import static dev.parallax.evidence.gather.Reads.mismatch;
import static dev.parallax.evidence.gather.Reads.read;
import static dev.parallax.evidence.gather.Reads.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parallax.evidence.Counts;
import dev.parallax.evidence.embedded.ClusterName;
import dev.parallax.evidence.embedded.EmbeddedStore;
import dev.parallax.evidence.gather.Evidencing;
import dev.parallax.evidence.gather.Gatherer;
import dev.parallax.evidence.gather.Limits;
import dev.parallax.evidence.gather.Reads.Builds;
import dev.parallax.evidence.spool.Spool;
import dev.parallax.evidence.store.EvidenceStore;
import dev.parallax.evidence.store.InstanceId;
import dev.parallax.evidence.store.StoredEvidence;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A real server that is paused, killed, made read-only, and given a disk that fills up. */
class PostgresFaultTest {

    private static final Tenant ACME = new Tenant("acme");
    private static final Path DIRECTORY = Path.of("target", "postgres-fault");
    private static final ClusterName NAME = new ClusterName("faults");
    private static final int SILENCE_SECONDS = 2;

    private static EmbeddedStore server;

    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private Instant now = START;
    private final InstantSource clock = () -> now;
    private final Gatherer gatherer = new Gatherer(new Evidencing(List.of(), List.of(), false), Limits.DEFAULT);
    private final EvidenceStore store = new EvidenceStore(source, Limits.DEFAULT, Duration.ofSeconds(SILENCE_SECONDS));
    private final StoredEvidence stored = new StoredEvidence(source, Clock.fixed(START, ZoneOffset.UTC));
    private Flusher flusher;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedStore.start(DIRECTORY, NAME);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void begin() throws Exception {
        use(server);
        execute("drop schema public cascade");
        execute("create schema public");
        flusher = flusher(directory.resolve("spool"));
        flusher.flush();
        assertThat(flusher.state().failure()).isNull();
    }

    @Test
    void a_paused_server_is_given_up_said_and_loses_nothing_when_it_goes_on() throws Exception {
        pass(10);
        flusher.flush();
        List<Long> paused = signal("-STOP", server(DIRECTORY, NAME));
        try {
            pass(10);
            flusher.flush();
            assertThat(flusher.state().failure()).as("the fault fired").isNotNull();
            now = now.plusSeconds(60);
            assertThat(problems()).anyMatch(problem -> problem.contains("evidence has not reached the store since"));
            flusher.flush();
            assertThat(spooled()).isEqualTo(1);
        } finally {
            signal("-CONT", paused);
        }

        backAgain();

        assertThat(counts()).isEqualTo(new Counts(20, 18, 2, 0, 0, Map.of(), 0, 0));
        assertThat(store.unaccounted()).isZero();
        assertThat(problems()).isEmpty();
    }

    @Test
    void a_flush_that_hangs_is_seen_from_outside_too() {
        FlushLoop.View hanging = new FlushLoop.View(new Flusher.State(START, null, null, false), 0, 0);
        Vouching vouching = new Vouching(gatherer, hanging, Duration.ofSeconds(30), Duration.ofSeconds(1));

        assertThat(vouching.health(START.plusSeconds(29)).sound()).isTrue();
        assertThat(vouching.health(START.plusSeconds(31)).problems())
                .singleElement()
                .asString()
                .contains("no answer");
    }

    @Test
    void a_killed_server_is_started_again_and_nothing_is_lost_or_counted_twice() throws Exception {
        pass(10);
        flusher.flush();
        signal("-KILL", server(DIRECTORY, NAME));
        for (int i = 0; i < 3; i++) {
            pass(10);
            flusher.flush();
            now = now.plusSeconds(10);
        }
        assertThat(flusher.state().failure()).as("the fault fired").isNotNull();
        assertThat(spooled()).isPositive();
        server.close();

        server = EmbeddedStore.start(DIRECTORY, NAME);
        use(server);
        backAgain();

        assertThat(counts()).isEqualTo(new Counts(40, 36, 4, 0, 0, Map.of(), 0, 0));
        assertThat(store.unaccounted()).isZero();
    }

    @Test
    void a_server_that_became_read_only_is_waited_for() throws Exception {
        execute("alter database " + NAME + " set default_transaction_read_only = on");
        pass(10);
        flusher.flush();
        assertThat(flusher.state().failure()).as("the fault fired").contains("25006");

        execute("set default_transaction_read_only = off; alter database " + NAME
                + " reset default_transaction_read_only");
        backAgain();

        assertThat(counts()).isEqualTo(new Counts(10, 9, 1, 0, 0, Map.of(), 0, 0));
    }

    @Test
    void a_full_disk_under_the_server_and_under_the_spool_is_survived_and_said_C4() throws Exception {
        Path small = Files.createDirectories(directory.resolve("small"));
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=192m,mode=755", "tmpfs", small.toString()) == 0;
        if (!mounted && mayMount()) {
            assertThat(System.getenv("PARALLAX_REQUIRE_TOOLS"))
                    .as("a tmpfs must be mountable here")
                    .isNotEqualTo("true");
        }
        assumeTrue(mounted, "mounting a tmpfs takes CAP_SYS_ADMIN");
        try (EmbeddedStore onSmall = EmbeddedStore.start(small, NAME)) {
            use(onSmall);
            flusher = flusher(small.resolve("spool"));
            flusher.flush();
            pass(10);
            flusher.flush();
            assertThat(counts().captured()).isEqualTo(10);
            execute("create table ballast (b bytea)");
            Path filler = fill(small);
            untilRefused();
            assertThat(flusher.state().spoolFull())
                    .as("the spool is on the same disk")
                    .isTrue();
            assertThat(problems()).anyMatch(problem -> problem.contains("the spool takes no more"));
            long captured = 10 + passed;

            Files.delete(filler);
            backAgain();

            assertThat(counts().captured()).isEqualTo(captured);
            assertThat(counts().unaccounted()).isZero();
            assertThat(store.unaccounted()).isZero();
            assertThat(problems()).isEmpty();
        } finally {
            run("umount", "-l", small.toString());
        }
    }

    private long passed;

    /** Root in a container often lacks the capability. */
    private static boolean mayMount() throws IOException {
        try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
            return status.filter(line -> line.startsWith("CapEff:"))
                    .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                    .anyMatch(capabilities -> (capabilities >>> 21 & 1) == 1);
        }
    }

    /** New tenants need new pages, so the store runs into the full disk whatever room its pages still have. */
    private void untilRefused() {
        for (int round = 0; round < 200 && !flusher.state().spoolFull(); round++) {
            for (int i = 0; i < 200; i++) {
                CapturedRead read = read(
                        ACME,
                        dev.parallax.evidence.gather.Reads.operation(
                                "op-" + round + "-" + i + "x".repeat(150), "/api/" + round + "/" + i),
                        "/api/" + round + "/" + i);
                gatherer.captured(read);
                gatherer.observed(match(read, Builds.FIRST));
                passed++;
            }
            flusher.flush();
            now = now.plusSeconds(10);
        }
        assertThat(flusher.state().failure()).as("the fault fired").isNotNull();
    }

    private static Path fill(Path disk) throws IOException {
        Path filler = disk.resolve("filler");
        byte[] block = new byte[64 << 10];
        try (var out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            return filler;
        }
    }

    private Flusher flusher(Path spool) throws IOException {
        return new Flusher(store, gatherer, new Spool(spool, 1 << 24), new InstanceId("here"), clock);
    }

    private void backAgain() {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            now = now.plusSeconds(1);
            flusher.flush();
            return flusher.state().failure() == null;
        });
        flusher.flush();
    }

    private List<String> problems() {
        FlushLoop.View view = new FlushLoop.View(flusher.state(), 0, 0);
        return new Vouching(gatherer, view, Duration.ofSeconds(30), Duration.ofSeconds(1))
                .health(now)
                .problems();
    }

    /** One in ten differs. */
    private void pass(int reads) {
        for (int i = 0; i < reads; i++) {
            CapturedRead read = read(ACME, LISTING, "/api/listings/" + i);
            gatherer.captured(read);
            gatherer.observed(
                    i % 10 == 0
                            ? mismatch(read, Builds.FIRST, value("$.price", "changed"))
                            : match(read, Builds.FIRST));
        }
    }

    private Counts counts() {
        return stored.of(ACME).orElseThrow().counts();
    }

    private long spooled() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("spool"))) {
            return files.filter(file -> file.toString().endsWith(".batch")).count();
        }
    }

    private void use(EmbeddedStore used) {
        source.setUrl(used.address().jdbcUrl());
        source.setUser(used.address().user());
        source.setPassword(used.address().password());
        source.setSocketTimeout(SILENCE_SECONDS);
        source.setLoginTimeout(SILENCE_SECONDS);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String one : sql.split("; ", -1)) {
                statement.execute(one);
            }
        }
    }

    /** The postmaster and all its children. */
    private static List<Long> server(Path directory, ClusterName name) throws IOException {
        Path file = directory.resolve(name.value()).resolve("cluster").resolve("postmaster.pid");
        ProcessHandle postmaster = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(file).get(0).strip()))
                .orElseThrow();
        List<Long> pids = new ArrayList<>(List.of(postmaster.pid()));
        postmaster.descendants().forEach(child -> pids.add(child.pid()));
        return pids;
    }

    private static List<Long> signal(String signal, List<Long> pids) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        pids.forEach(pid -> command.add(String.valueOf(pid)));
        run(command.toArray(String[]::new));
        return pids;
    }

    private static int run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
