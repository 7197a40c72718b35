package dev.parallax.cli;

import java.io.Console;
import java.util.Map;
import picocli.CommandLine;

/**
 * What an answer is shown on.
 *
 * @param isTerminal whether somebody looks at it, rather than a file or a pipe takes it
 * @param coloured whether it may be coloured
 * @param width in columns
 */
record Terminal(boolean isTerminal, boolean coloured, int width) {

    private static final int NARROWEST = 40;
    private static final int WIDEST = 400;

    Terminal {
        width = Math.max(NARROWEST, Math.min(WIDEST, width));
    }

    /** The one of this process. */
    static Terminal of(Map<String, String> environment, CommandLine commandLine) {
        return of(
                environment,
                isInteractive(),
                commandLine.setUsageHelpAutoWidth(true).getUsageHelpWidth());
    }

    /** Colours only in a terminal that has some, and never where {@code NO_COLOR} is set (no-color.org). */
    static Terminal of(Map<String, String> environment, boolean interactive, int width) {
        boolean coloured = interactive
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
        String columns = environment.getOrDefault("COLUMNS", "");
        return new Terminal(interactive, coloured, columns.matches("[0-9]{1,4}") ? Integer.parseInt(columns) : width);
    }

    /** Up to Java 21 a console is a terminal; later ones say themselves what they are. */
    @SuppressWarnings("SystemConsoleNull") // null up to Java 21, which this runs on too
    private static boolean isInteractive() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
