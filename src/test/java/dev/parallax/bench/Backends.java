package dev.parallax.bench;

import dev.parallax.stub.Ports;
import dev.parallax.stub.Program;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Both backends of a benchmark, in one process.
 *
 * @param legacy its port
 * @param candidate its port
 * @param program to end them by
 */
record Backends(int legacy, int candidate, Program program) implements AutoCloseable {

    /**
     * What they answer.
     *
     * @param name for the table
     * @param bytes of a body before it is compressed
     * @param differs whether one field differs in each pair
     * @param gzip whether bodies are compressed
     */
    record Workload(String name, int bytes, boolean differs, boolean gzip) {}

    static Backends start(Path directory, Workload workload) throws IOException {
        int legacy = Ports.free();
        int candidate = Ports.free();
        Program program = Peers.java(
                directory,
                "backends",
                String.valueOf(legacy),
                String.valueOf(candidate),
                String.valueOf(workload.bytes()),
                workload.differs() ? "differs" : "same",
                workload.gzip() ? "gzip" : "plain");
        Peers.awaitListening(program, legacy);
        Peers.awaitListening(program, candidate);
        return new Backends(legacy, candidate, program);
    }

    /** The same, but the other side is asked elsewhere. */
    Backends withCandidate(int port) {
        return new Backends(legacy, port, program);
    }

    @Override
    public void close() {
        program.close();
    }
}
