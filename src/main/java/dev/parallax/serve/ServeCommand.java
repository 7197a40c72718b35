package dev.parallax.serve;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code parallax serve}: runs the service until it is told to stop. */
@Command(
        name = "serve",
        description = {
            "Runs the service: data plane on PARALLAX_PORT (8080), control plane on PARALLAX_CONTROL_PORT (9090).",
            "Settings come from the environment, system properties or a YAML file named by PARALLAX_CONFIG."
        })
public final class ServeCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return new ServiceLauncher(System.err).run(UntilStopped.class);
    }

    /** Does nothing of its own: the stages run until the process is told to stop. */
    public static final class UntilStopped implements QuarkusApplication {

        @Override
        public int run(String... args) {
            Quarkus.waitForExit();
            return 0;
        }
    }
}
