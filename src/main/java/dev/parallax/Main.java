package dev.parallax;

import dev.parallax.cli.ParallaxCommand;
import dev.parallax.demo.DemoCommand;
import dev.parallax.serve.ServeCommand;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Where the process starts: the command line decides what it becomes. */
@QuarkusMain
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String... args) {
        ServeCommand serve = new ServeCommand();
        System.exit(ParallaxCommand.withCommands(serve, new DemoCommand(serve::call))
                .execute(args));
    }
}
