package dev.parallax.stub;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of the machine under test: nginx, HAProxy, another JVM. */
public final class Program implements AutoCloseable {

    /** Where the packaged default paths may belong to somebody else. */
    private static final String NGINX_PATHS = """
              access_log off;
              client_body_temp_path body;
              proxy_temp_path proxy;
              fastcgi_temp_path fastcgi;
              scgi_temp_path scgi;
              uwsgi_temp_path uwsgi;
            """;

    private final Process process;

    private Program(Process process) {
        this.process = process;
    }

    /** Whether the machine has it. */
    public static boolean installed(String path) {
        return Files.isExecutable(Path.of(path));
    }

    public static Program start(Path directory, List<String> command) throws IOException {
        return start(directory, command, Map.of());
    }

    /** With these variables in its environment. What it prints goes to {@code output.txt} in its directory. */
    public static Program start(Path directory, List<String> command, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.txt").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PARALLAX_") || name.startsWith("QUARKUS_"));
        builder.environment().putAll(environment);
        return new Program(builder.start());
    }

    /** nginx with a configuration of the docs, its addresses replaced. */
    public static Program nginx(Path directory, String configuration, Map<String, String> replacements)
            throws IOException {
        String text = render(configuration, replacements).replaceFirst("http \\{", "http {\n" + NGINX_PATHS);
        Path file = Files.writeString(directory.resolve("nginx.conf"), text);
        return start(
                directory,
                List.of(
                        "/usr/sbin/nginx",
                        "-p",
                        directory.toString(),
                        "-e",
                        "error.log",
                        "-c",
                        file.toString(),
                        "-g",
                        "daemon off; pid nginx.pid;"));
    }

    /** A configuration of the docs, its addresses replaced. */
    public static String render(String configuration, Map<String, String> replacements) throws IOException {
        String text = Files.readString(Path.of("docs/sidecar", configuration));
        for (Map.Entry<String, String> replacement : replacements.entrySet()) {
            text = text.replace(replacement.getKey(), replacement.getValue());
        }
        return text;
    }

    public static boolean listening(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** {@code kill -signal}. */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Process ids below this one. */
    public Stream<Long> children() {
        return process.descendants().map(ProcessHandle::pid);
    }

    @Override
    public void close() {
        // Asked to end, nginx takes its workers along and Parallax its database; killed, they would leave them behind.
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
