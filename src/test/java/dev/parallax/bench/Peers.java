package dev.parallax.bench;

import dev.parallax.stub.Ports;
import dev.parallax.stub.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Starts the proxies of a benchmark, each as a process of its own with one event loop for serving. */
final class Peers {

    private static final Path JAR = Path.of(System.getProperty("parallax.jar", "target/quarkus-app/quarkus-run.jar"))
            .toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Some of each kind, as an operator's would be; none touches the field that differs. */
    private static final String RULES = """
            operations:
              - {id: listings.get, match: "GET /api/listings/{id}"}
              - {id: listings.search, match: GET /api/listings}
            rules:
              - {id: agent, on: listings.*, at: "$.items[*].agent", absent: [null], because: b, owner: o, until: 2099-01-01}
              - {id: rooms, on: listings.*, at: "$.items[*].rooms", number: {abs: 0.01}, because: b, owner: o, until: 2099-01-01}
              - {id: title, on: listings.*, at: "$.items[*].title", text: [trim], because: b, owner: o, until: 2099-01-01}
              - {id: request, on: listings.*, at: $.requestId, ignore: true, because: b, owner: o, until: 2099-01-01}
              - {id: cache, on: listings.*, at: "header:Cache-Control", array: unordered, because: b, owner: o, until: 2099-01-01}
            """;

    private final Path directory;
    private final Backends backends;

    Peers(Path directory, Backends backends) {
        this.directory = directory;
        this.backends = backends;
    }

    /** Forwards, nothing more. */
    Peer proxy() throws IOException {
        int port = Ports.free();
        Program program = java(own("proxy"), "proxy", String.valueOf(port), String.valueOf(backends.legacy()));
        return listening(new Peer("bare proxy", port, program, Peer.Counted.ITSELF, 0));
    }

    /** Forwards and asks the other side too, and compares nothing. */
    Peer tee() throws IOException {
        return tee("tee", "bare tee");
    }

    /** The bare tee with the other side asked on an event loop of its own, so that it cannot hold up serving: what Parallax adds to. */
    Peer isolatedTee() throws IOException {
        return tee("isolated-tee", "isolated tee");
    }

    private Peer tee(String kind, String name) throws IOException {
        int port = Ports.free();
        Program program = java(
                own(kind),
                kind,
                String.valueOf(port),
                String.valueOf(backends.legacy()),
                String.valueOf(backends.candidate()));
        return listening(new Peer(name, port, program, Peer.Counted.ITSELF, 0));
    }

    /** The packaged service, inline: rules loaded, pairs compared, tallied and stored in its embedded PostgreSQL. */
    Peer parallax(String... options) throws IOException {
        return parallax(Map.of(), options);
    }

    /** The same with these settings of its own. */
    Peer parallax(Map<String, String> more, String... options) throws IOException {
        Path home = own("parallax");
        Files.writeString(Files.createDirectory(home.resolve("rules")).resolve("bench.yaml"), RULES);
        int port = Ports.free();
        int control = Ports.free();
        Map<String, String> settings = new HashMap<>();
        settings.put("PARALLAX_LEGACY_URL", "http://127.0.0.1:" + backends.legacy());
        settings.put("PARALLAX_CANDIDATE_URL", "http://127.0.0.1:" + backends.candidate());
        settings.put("PARALLAX_READS", "GET /api/listings,GET /api/listings/{id}");
        settings.put("PARALLAX_PORT", String.valueOf(port));
        settings.put("PARALLAX_CONTROL_PORT", String.valueOf(control));
        settings.put("PARALLAX_RULES", home.resolve("rules").toString());
        settings.put("PARALLAX_DATA_DIR", home.resolve("data").toString());
        settings.put("PARALLAX_SERVING_EVENT_LOOPS", "1");
        settings.put("PARALLAX_SERVING_FORWARDED_HEADERS", "false"); // The tee adds none either.
        settings.putAll(more);
        List<String> command = new ArrayList<>(List.of(javaBinary(), "-Xmx128m"));
        command.addAll(Arrays.asList(options));
        command.addAll(List.of("-jar", JAR.toString(), "serve"));
        Program program = Program.start(home, command, settings);
        return listening(new Peer("parallax", port, program, Peer.Counted.ITSELF, control));
    }

    /** Forwards. */
    Peer nginxProxy() throws IOException {
        return nginx("nginx-backup.conf", "nginx proxy");
    }

    /** Forwards and asks the other side too, and compares nothing. */
    Peer nginxMirror() throws IOException {
        return nginx("nginx-mirror.conf", "nginx mirror");
    }

    private Peer nginx(String configuration, String name) throws IOException {
        int port = Ports.free();
        // The docs' mirror listens on 8080, their backend on 8081; of the backup route it is the other way round.
        boolean mirror = configuration.contains("mirror");
        Map<String, String> addresses = Map.of(
                "127.0.0.1:8000", "127.0.0.1:" + port,
                "127.0.0.1:8080", "127.0.0.1:" + (mirror ? backends.candidate() : backends.legacy()),
                "127.0.0.1:8081", "127.0.0.1:" + backends.legacy());
        Program program = Program.nginx(own(name.replace(' ', '-')), configuration, addresses);
        return listening(new Peer(name, port, program, Peer.Counted.WITH_CHILDREN, 0));
    }

    private Path own(String name) throws IOException {
        return Files.createTempDirectory(directory, name);
    }

    /** A process of the benchmarks' own. */
    static Program java(Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                javaBinary(), "-Xmx128m", "-cp", System.getProperty("java.class.path"), Subject.class.getName()));
        command.addAll(Arrays.asList(arguments));
        return Program.start(directory, command);
    }

    static void awaitListening(Program program, int port) {
        Awaitility.await().atMost(PATIENCE).until(() -> Program.listening(port) || !program.alive());
        if (!program.alive()) {
            throw new IllegalStateException(
                    "a process of the benchmark ended at once; see output.txt in its directory");
        }
    }

    private static Peer listening(Peer peer) {
        awaitListening(peer.program(), peer.port());
        return peer;
    }

    private static String javaBinary() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
