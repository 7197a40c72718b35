package dev.parallax.cli;

/** Exit codes shared by all commands. Those of {@code gate} and {@code diff} that mean an answer stand with the command. */
public final class ExitCode {

    /** Done, and nothing wrong. */
    public static final int OK = 0;

    /** The service did not answer what was asked for, or not in a way that can be believed; {@code UNKNOWN} of {@code gate}. */
    public static final int NO_ANSWER = 3;

    /** The command line was wrong: {@code EX_USAGE} of sysexits. */
    public static final int USAGE = 64;

    /** The command itself broke: {@code EX_SOFTWARE} of sysexits. */
    public static final int SOFTWARE = 70;

    private ExitCode() {}
}
