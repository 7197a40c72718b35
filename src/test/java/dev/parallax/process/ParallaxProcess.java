package dev.parallax.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The packaged jar, run as a user runs it: a process of its own, known by what it prints and how it ends. */
final class ParallaxProcess implements AutoCloseable {

    private static final Path JAR = Path.of(System.getProperty("parallax.jar", "target/quarkus-app/quarkus-run.jar"));
    /** Commands that answer once and end, and how the launcher starts those. */
    private static final Set<String> ASKED_ONCE = Set.of("gate", "report");

    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private ParallaxProcess(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "output-of-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts it with these settings in its environment and nothing of ours. */
    static ParallaxProcess start(Map<String, String> settings, String... arguments) {
        assertThat(JAR).as("the packaged jar: run by mvn verify").exists();
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx256m"));
        if (ASKED_ONCE.contains(arguments[0])) {
            command.addAll(QUICK);
        }
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PARALLAX_") || name.startsWith("QUARKUS_"));
        builder.environment().putAll(settings);
        try {
            return new ParallaxProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException closed) {
            lines.add("(output ended: " + closed.getMessage() + ")");
        }
    }

    /** What it printed so far. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** Waits until it printed a line with {@code text}. */
    void awaitLine(String text) {
        Awaitility.await(text)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> lines.stream().anyMatch(line -> line.contains(text)) || !process.isAlive());
        assertThat(lines).as("output").anyMatch(line -> line.contains(text));
    }

    /** Waits for its end, and gives the exit code. */
    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("ends, having printed %s", lines)
                .isTrue();
        reader.join(PATIENCE.toMillis());
        return process.exitValue();
    }

    /** Tells it to end, as an operator would. */
    void terminate() {
        // By its handle: the process itself would close its output too, and what it says at the end would be lost.
        process.toHandle().destroy();
    }

    /**
     * Tells it to end as Ctrl-C would: by SIGINT, or by SIGTERM where this process ignores SIGINT, as what a shell starts in
     * the background does, and its children with it.
     *
     * @return the exit code that this signal is known by
     */
    int interrupt() throws IOException, InterruptedException {
        boolean ignored = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 0x2) != 0);
        if (ignored) {
            terminate();
            return 143;
        }
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
        return 130;
    }

    /** Ends it as an operator would. */
    int stop() throws InterruptedException {
        terminate();
        return exitCode();
    }

    /** Ends it as the kernel would. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        exitCode();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static Path emptyRules(Path parent) throws IOException {
        return Files.createDirectories(parent.resolve("rules"));
    }
}
