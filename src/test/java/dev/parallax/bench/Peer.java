package dev.parallax.bench;

import dev.parallax.stub.Program;

/**
 * A running proxy under measurement.
 *
 * @param name for the table
 * @param port where clients ask
 * @param program the process
 * @param processes what of it is counted
 * @param control port of its control plane; 0 if it has none
 */
record Peer(String name, int port, Program program, Counted processes, int control) implements AutoCloseable {

    /** Which processes' CPU time is counted. */
    enum Counted {
        /** Of this process alone: what Parallax starts is its database. */
        ITSELF,
        /** Of this process and its workers. */
        WITH_CHILDREN
    }

    double cpu() {
        return processes == Counted.ITSELF ? CpuTime.of(program.pid()) : CpuTime.withChildren(program);
    }

    @Override
    public void close() {
        program.close();
    }
}
