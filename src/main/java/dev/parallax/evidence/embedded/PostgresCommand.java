package dev.parallax.evidence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs the server's programs to their end, as a user they accept. Environment variables that would steer them are left
 * out, and their messages are English.
 */
final class PostgresCommand {

    private static final long DEADLINE_MINUTES = 10;

    private final PostgresBinaries binaries;
    private final Privileges privileges;
    private final Path output;

    /**
     * @param output file that gets what the programs print; overwritten by each
     */
    PostgresCommand(PostgresBinaries binaries, Privileges privileges, Path output) {
        this.binaries = binaries;
        this.privileges = privileges;
        this.output = output;
    }

    /**
     * What became of a program.
     *
     * @param exitCode 0 for success
     * @param output all it printed
     */
    record Result(int exitCode, String output) {

        boolean ok() {
            return exitCode == 0;
        }

        /** The line that says most: the last with a known word of failure, else the last one. */
        String lastWords() {
            List<String> lines = output.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            for (int i = lines.size() - 1; i >= 0; i--) {
                String line = lines.get(i).toLowerCase(Locale.ROOT);
                if (line.contains("fatal") || line.contains("panic") || line.contains("error:")) {
                    return lines.get(i);
                }
            }
            return lines.isEmpty() ? "exit code " + exitCode : lines.get(lines.size() - 1);
        }
    }

    /**
     * Runs {@code program} and waits for it.
     *
     * @throws IOException if it cannot be started, or does not end in {@value #DEADLINE_MINUTES} minutes
     */
    Result run(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(privileges.prefix());
        command.add(binaries.program(program).toString());
        command.addAll(arguments);
        // To a file rather than a pipe: the server inherits it, and a pipe would never end.
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        environment.put("LC_ALL", "C");
        Process process = builder.start();
        try {
            if (!process.waitFor(DEADLINE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(program + " did not end within " + DEADLINE_MINUTES + " minutes");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + program, e);
        }
        return new Result(process.exitValue(), Files.readString(output));
    }
}
