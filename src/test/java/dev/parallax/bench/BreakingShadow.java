package dev.parallax.bench;

import dev.parallax.stub.Fault;
import dev.parallax.stub.Ports;
import dev.parallax.stub.Program;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.awaitility.Awaitility;

/** A candidate in a process of its own, so that what it costs to break is not the clients' time; broken on demand. */
final class BreakingShadow implements AutoCloseable {

    private final int port;
    private final Program program;
    private final Socket control;
    private final BufferedReader answers;

    private BreakingShadow(int port, Program program, Socket control) throws IOException {
        this.port = port;
        this.program = program;
        this.control = control;
        this.answers = new BufferedReader(new InputStreamReader(control.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** Healthy, with documents of that many bytes. */
    static BreakingShadow start(Path directory, int bytes) throws IOException {
        int port = Ports.free();
        int control = Ports.free();
        Program program =
                Peers.java(directory, "shadow", String.valueOf(port), String.valueOf(control), String.valueOf(bytes));
        Peers.awaitListening(program, port);
        Socket[] connected = new Socket[1];
        Awaitility.await().ignoreExceptions().until(() -> {
            connected[0] = new Socket(InetAddress.getLoopbackAddress(), control);
            return true;
        });
        return new BreakingShadow(port, program, connected[0]);
    }

    int port() {
        return port;
    }

    /** Breaks so from now on, or is healthy again; returns when it does. */
    void become(Fault fault) throws IOException {
        control.getOutputStream().write((fault.name() + "\n").getBytes(StandardCharsets.US_ASCII));
        if (!fault.name().equals(answers.readLine())) {
            throw new IOException("the shadow did not become " + fault);
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
