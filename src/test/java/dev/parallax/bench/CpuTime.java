package dev.parallax.bench;

import dev.parallax.stub.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** CPU time and memory of processes, as {@code /proc} tells it. In seconds and bytes. */
final class CpuTime {

    /** Clock ticks a second of {@code /proc/PID/stat}: 100 on every Linux that matters here. */
    private static final double TICKS = 100;

    private CpuTime() {}

    /** Of the process and all its threads. */
    static double of(long pid) {
        return ticks(Path.of("/proc", String.valueOf(pid), "stat")) / TICKS;
    }

    /** Of the process and those below it. */
    static double withChildren(Program program) {
        return Stream.concat(Stream.of(program.pid()), program.children())
                .mapToDouble(CpuTime::of)
                .sum();
    }

    /** Of the threads that compile byte code. */
    static double compiling(long pid) {
        return threads(pid, name -> name.startsWith("C1 Compiler") || name.startsWith("C2 Compiler"));
    }

    /** Of the threads with such names. */
    static double threads(long pid, Predicate<String> named) {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", String.valueOf(pid), "task"))) {
            return tasks.filter(task -> named.test(read(task.resolve("comm")).strip()))
                            .mapToDouble(task -> ticks(task.resolve("stat")))
                            .sum()
                    / TICKS;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The resident set, in bytes. */
    static long resident(long pid) {
        return Stream.of(read(Path.of("/proc", String.valueOf(pid), "status")).split("\n"))
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    private static double ticks(Path file) {
        String stat = read(file);
        if (stat.isEmpty()) {
            return 0;
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
    }

    /** Threads and processes end while they are looked at: those have no text any more. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return "";
        }
    }
}
